/** Ouvre une page dans Firefox, et y évalue une fonction : node firefox.mjs programme adresse code donnée */

import puppeteer from "puppeteer-core";

const [executablePath, address, code, data] = process.argv.slice(2);
const browser = await puppeteer.launch({
  browser: "firefox",
  executablePath,
  protocolTimeout: 300_000,
});
try {
  const page = await browser.newPage();
  await page.goto(address);
  const found = await page.evaluate(`(${code})(${data})`);
  process.stdout.write(JSON.stringify(found));
} finally {
  await browser.close();
}
