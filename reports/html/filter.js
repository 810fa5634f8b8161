// Narrows the findings down. Without this script every finding is there, one section after the other.
(() => {
  const box = document.getElementById('filter');
  if (!box) return;
  const fields = [...box.querySelectorAll('[data-by]')];
  const count = document.getElementById('filter-count');
  const items = [...document.querySelectorAll('#findings [data-severity]')];
  const texts = new Map(items.map((item) => [item, textOf(item)]));
  const groups = [...document.querySelectorAll('#findings .app-group, #findings .app-rest')];
  const total = items.length;
  let waiting;

  function textOf(item) {
    const group = item.closest('.app-group');
    const heading = group ? group.querySelector('h3').textContent : '';
    return `${heading} ${item.textContent}`.toLowerCase().replace(/\s+/g, ' ');
  }

  function fits(item) {
    return fields.every((field) => {
      const wanted = field.value.trim().toLowerCase();
      if (wanted === '') return true;
      if (field.dataset.by === 'text') return wanted.split(/\s+/).every((word) => texts.get(item).includes(word));
      return item.dataset[field.dataset.by].toLowerCase().split(' ').includes(wanted);
    });
  }

  function apply() {
    let shown = 0;
    for (const item of items) {
      item.hidden = !fits(item);
      if (!item.hidden) shown += 1;
    }
    for (const group of groups) group.hidden = !group.querySelector('[data-severity]:not([hidden])');
    count.textContent =
      shown === 0 ? 'No cause fits. Change the filter or clear it.' : `Showing ${shown} of ${total} causes.`;
  }

  function clear() {
    for (const field of fields) field.value = '';
    apply();
  }

  // A link may lead to a cause that is filtered out.
  function show() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target?.closest('#findings [hidden]')) return;
    clear();
    target.scrollIntoView();
  }

  box.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(apply, 200);
  });
  document.getElementById('filter-clear').addEventListener('click', () => {
    clear();
    fields[0].focus();
  });
  addEventListener('hashchange', show);
  box.hidden = false;
  apply();
})();
