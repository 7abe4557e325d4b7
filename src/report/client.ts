/** The page's script, as text: comfort only, everything works without it. */
export const CLIENT = `
(() => {
  // A link into something folded away opens it, also in browsers that do not do so themselves.
  const reveal = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    let folded = false;
    for (let box = target.closest('details'); box; box = box.parentElement.closest('details')) {
      if (!box.open) { box.open = true; folded = true; }
    }
    if (folded) target.scrollIntoView();
  };
  addEventListener('hashchange', reveal);
  reveal();
  // What is wider than its box says so; without this its shaded edge does.
  const wide = new ResizeObserver((entries) => {
    for (const { target } of entries) target.classList.toggle('wide', target.scrollWidth > target.clientWidth + 1);
  });
  for (const box of document.querySelectorAll('.scroll')) wide.observe(box);
  // Paper has no fold: what is folded away is printed, charts' tables excepted.
  const opened = new Set();
  addEventListener('beforeprint', () => {
    for (const box of document.querySelectorAll('details.more:not([open])')) { box.open = true; opened.add(box); }
  });
  addEventListener('afterprint', () => {
    for (const box of opened) box.open = false;
    opened.clear();
  });
})();
`;
