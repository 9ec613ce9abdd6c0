// What can be checked about a page by looking at it: names, headings, ids, contrast, sizes. Returns what is wrong.
(lang) => {
  const wrong = [];
  const told = (node) => node.outerHTML.slice(0, 120);
  const seen = (node) => node.checkVisibility({ visibilityProperty: true });
  const nameOf = (node) => {
    const by = node.getAttribute("aria-labelledby");
    if (by) return by.split(" ").map((id) => document.getElementById(id)?.textContent ?? "").join(" ").trim();
    if (node.getAttribute("aria-label")) return node.getAttribute("aria-label");
    if (node.labels?.length) return [...node.labels].map((label) => label.textContent).join(" ").trim();
    return ["A", "BUTTON", "SUMMARY"].includes(node.tagName) ? node.textContent.trim() : "";
  };
  if (document.documentElement.lang !== (lang ?? "en")) wrong.push("no lang");
  if (!document.title.trim()) wrong.push("no title");
  if (document.querySelectorAll("h1").length !== 1) wrong.push("not one h1");
  for (const part of ["header", "main", "footer"]) if (!document.querySelector(part)) wrong.push(`no ${part}`);
  let level = 1;
  for (const heading of document.querySelectorAll("h1,h2,h3,h4")) {
    const next = Number(heading.tagName[1]);
    if (next > level + 1) wrong.push(`heading jumps to ${next}: ${told(heading)}`);
    if (!heading.textContent.trim()) wrong.push(`empty heading: ${told(heading)}`);
    level = next;
  }
  const ids = [...document.querySelectorAll("[id]")].map((node) => node.id);
  for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) wrong.push(`id twice: ${id}`);
  for (const node of document.querySelectorAll("[aria-labelledby],[aria-describedby],label[for]")) {
    const words = node.getAttribute("aria-labelledby") ?? node.getAttribute("aria-describedby") ?? node.htmlFor;
    for (const id of words.split(" ")) if (!document.getElementById(id)) wrong.push(`points nowhere: ${told(node)}`);
  }
  for (const node of document.querySelectorAll("input,select,textarea,button,a,summary")) {
    if (node.type === "hidden") continue;
    if (!nameOf(node)) wrong.push(`no name: ${told(node)}`);
    if (node.tabIndex > 0) wrong.push(`own tab order: ${told(node)}`);
    const box = node.getBoundingClientRect();
    const inText = node.tagName === "A" && getComputedStyle(node).display === "inline";
    const labelled = node.labels?.length && node.labels[0].getBoundingClientRect().height >= 24;
    if (seen(node) && box.height && box.height < 24 && !inText && !labelled) wrong.push(`too small to hit: ${told(node)}`);
  }
  for (const image of document.querySelectorAll("img")) if (!image.hasAttribute("alt")) wrong.push("picture without alt");

  const parsed = (colour) => {
    const numbers = colour.match(/[\d.]+/g).map(Number);
    return { rgb: numbers.slice(0, 3), alpha: numbers[3] ?? 1 };
  };
  const behind = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const found = parsed(getComputedStyle(at).backgroundColor);
      if (found.alpha === 1) return found.rgb;
    }
    return matchMedia("(prefers-color-scheme: dark)").matches ? [18, 18, 18] : [255, 255, 255];
  };
  const light = (rgb) => {
    const [r, g, b] = rgb.map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const counted = new Set();
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || counted.has(node) || !seen(node)) continue;
    if (node.closest(".quiet-voice,option,script")) continue;
    counted.add(node);
    const style = getComputedStyle(node);
    const [a, b] = [light(parsed(style.color).rgb), light(behind(node))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) wrong.push(`contrast ${ratio.toFixed(2)}: ${told(node)}`);
  }
  return wrong;
};
