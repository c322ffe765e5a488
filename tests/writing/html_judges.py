"""Judges from outside for HTML: html-validate, and programs that Chromium runs with a page, such as axe-core."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).parents[2]
NPM: Final = Path(os.environ.get("REGELZETTER_NPM", str(ROOT)))
"""The folder whose node_modules hold html-validate, axe-core and playwright-core."""
CHROMIUM: Final = Path("/usr/bin/chromium")
HAS_VALIDATE: Final = (NPM / "node_modules/html-validate").exists()
HAS_BROWSER: Final = CHROMIUM.exists() and (NPM / "node_modules/playwright-core").exists()
HAS_AXE: Final = HAS_BROWSER and (NPM / "node_modules/axe-core").exists()

_RULES: Final = {
    "root": True,
    "extends": ["html-validate:recommended"],
    "rules": {
        "valid-id": ["error", {"relaxed": True}],  # an article is numbered 1.2, and so is its anchor
        "long-title": "off",  # the opschrift of an amending regulation is as long as the law asks
        "no-redundant-role": "off",  # Safari forgets a list without list-style and a table shown as blocks
        "prefer-native-element": ["error", {"exclude": ["list"]}],
    },
}
_AROUND: Final = """
const { createRequire } = require('module');
const fs = require('fs');
const need = createRequire(process.argv[2] + '/package.json');
const files = process.argv.slice(4);
const found = [];
(async () => {
  const { chromium } = need('playwright-core');
  const browser = await chromium.launch({executablePath: process.argv[3], args: ['--no-sandbox', '--disable-gpu']});
  const open = async (file, width) => {
    const context = await browser.newContext({viewport: {width, height: 800}, bypassCSP: true});
    const page = await context.newPage();
    page.on('request', request => {
      if (request.url() !== 'file://' + file) found.push([file, width, 'request', request.url()]);
    });
    await page.goto('file://' + file);
    return page;
  };
  const judged = async file => {
    // HERE
  };
  const lane = async () => { for (let file; (file = files.shift()); ) await judged(file); };
  await Promise.all([lane(), lane()]);
  await browser.close();
  console.log(JSON.stringify(found));
})();
"""
AXE: Final = """
    const axe = fs.readFileSync(need.resolve('axe-core/axe.min.js'), 'utf8');
    for (const width of [320, 1280]) {
      const page = await open(file, width);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (over > 0) found.push([file, width, 'scrolls sideways', over]);
      await page.evaluate(axe);
      const faults = await page.evaluate(async () => {
        const result = await axe.run({rules: {'target-size': {enabled: true}}, resultTypes: ['violations']});
        return result.violations.map(fault => [fault.id, fault.nodes.map(node => node.html.slice(0, 200))]);
      });
      for (const fault of faults) found.push([file, width, ...fault]);
      await page.context().close();
    }
"""
"""At 320 and at 1280 pixels: what axe-core finds, also of the size of targets, which it does not look at by itself."""


def html_validate(pages: Sequence[str], folder: Path) -> str:
    """What html-validate says of pages; empty if nothing."""
    config = folder / ".htmlvalidate.json"
    config.write_text(json.dumps(_RULES))
    command = ["node", str(NPM / "node_modules/.bin/html-validate"), "--config", str(config), "--formatter", "text", *pages]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr if done.returncode else done.stdout


def in_chromium(program: str, pages: Sequence[str], folder: Path) -> Any:
    """What a program finds that runs for each `file`, two at a time, with `open(file, width)`; it pushes to `found`."""
    script = folder / "program.cjs"
    script.write_text(_AROUND.replace("    // HERE\n", program))
    done = subprocess.run(["node", str(script), str(NPM), str(CHROMIUM), *pages], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
