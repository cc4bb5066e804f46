import type { Page } from 'playwright-core';

/** Chinese that a reader of an English page would meet: visible text, labels and hints outside what is marked as Chinese. */
const script = `(() => {
  const chinese = /[\\u3400-\\u9FFF]/;
  const found = [];
  const shown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const walk = (element) => {
    if (/^zh/i.test(element.getAttribute('lang') || '') || !shown(element)) return;
    for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
      const value = element.getAttribute(name);
      if (value && chinese.test(value)) found.push(name + ': ' + value);
    }
    for (const child of element.childNodes) {
      if (child.nodeType === 3 && chinese.test(child.data)) found.push(child.data.trim());
      if (child.nodeType === 1) walk(child);
    }
  };
  walk(document.body);
  if (chinese.test(document.title)) found.push('title: ' + document.title);
  return found;
})()`;

/** What is Chinese on a page in English, beside what exists in no other language. */
export const chineseOn = async (page: Page, allowed: readonly string[] = []): Promise<string[]> => {
  const found = (await page.evaluate(script)) as string[];
  return found.filter((text) =>
    /[\u3400-\u9FFF]/.test(allowed.reduce((rest, each) => rest.replaceAll(each, ''), text)),
  );
};
