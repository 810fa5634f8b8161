/// <reference lib="dom" />

/** Where the page's own scripts run, under this name, what was pressed in it can be read. They cannot change it. */
export const PRESSED = '__lgdssPressed';

/** By this name, a document tells when something is pressed in it. It is taken away before the page can use it. */
export const TELL = '__lgdssTell';

export interface Leaving {
  /** Words of the button that was pressed last; null where that was no button, or nothing. */
  readonly button: string | null;
  /** Words of whatever was pressed last: a script sends from a link or any other element too. */
  readonly clicked: string | null;
  /** Whether that was a link, also one that looks like a button. */
  readonly isLink: boolean;
  /** Whether anybody has pressed anything in this document. */
  readonly pressed: boolean;
  /** Words of all other buttons that send, with the address that their form sends to, without its query. */
  readonly others: readonly { readonly to: string; readonly words: string }[];
  /** What stands in the fields. Never written down. */
  readonly answers: readonly (readonly [name: string, value: string])[];
}

/**
 * Runs in every document before its scripts. Takes away what goes past the guard: sockets in workers, connections that are no
 * requests, and what is sent while a page is left. Remembers the last button that was pressed.
 */
export function standGuard([name, tellName]: readonly [string, string]): void {
  const binding = (globalThis as unknown as Record<string, ((text: string) => void) | undefined>)[tellName];
  Reflect.deleteProperty(globalThis, tellName);
  const sockets = ['RTCPeerConnection', 'webkitRTCPeerConnection', 'WebTransport', 'WebSocketStream'];
  for (const gone of ['Worker', 'SharedWorker', 'fetchLater', ...sockets])
    Object.defineProperty(globalThis, gone, { value: undefined, configurable: false, writable: false });
  const stop = (event: Event) => event.stopImmediatePropagation();
  for (const type of ['beforeunload', 'pagehide', 'unload', 'visibilitychange', 'freeze'])
    addEventListener(type, stop, true);
  Object.defineProperty(Navigator.prototype, 'sendBeacon', { value: () => false });
  // What a browser opens ahead by itself, nobody is asked about. It looks at such rules only after we have taken them out.
  new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes)
      for (const node of [target, ...addedNodes])
        if (node instanceof HTMLScriptElement && /^\s*speculationrules\s*$/i.test(node.type)) node.remove();
  }).observe(document, { childList: true, subtree: true, attributeFilter: ['type'] });
  const realFetch = globalThis.fetch;
  // One that outlives its page is beyond our reach.
  globalThis.fetch = (input, init) =>
    realFetch(input instanceof Request ? new Request(input, { keepalive: false }) : input, {
      ...init,
      keepalive: false,
    });

  const BUTTONS = 'button, input[type=submit], input[type=image], input[type=button], [role=button]';
  const SENDS = 'button:not([type=button], [type=reset]), input[type=submit], input[type=image]';
  let last: { words: string; form: HTMLFormElement | null; isButton: boolean; isLink: boolean } | null = null;
  // A form has its fields by their names, and a document some of its elements: `form.matches` may be a field of that name.
  const { matches, querySelectorAll, getAttribute } = Element.prototype;
  const ofDocument = Document.prototype;
  const inDocument = ofDocument.querySelectorAll;
  const is = (element: Element, selector: string) => matches.call(element, selector);
  const all = (root: Document | Element, selector: string) =>
    [...(root === document ? inDocument : querySelectorAll).call(root, selector)] as HTMLElement[];
  const textOf = (node: Node | null) => String((node && Reflect.get(Node.prototype, 'textContent', node)) ?? '');
  const byId = (id: string) => ofDocument.getElementById.call(document, id);
  const here = () => String(Reflect.get(ofDocument, 'URL', document));
  const wordsOf = (element: Element) => {
    const attribute = (of: string) => getAttribute.call(element, of) ?? '';
    const named = attribute('aria-labelledby').split(/\s+/).filter(Boolean);
    const labels = named.map((id) => textOf(byId(id)));
    const parts = [textOf(element), attribute('value'), attribute('aria-label'), attribute('title')];
    const image = [attribute('alt'), ...all(element, 'img').map((one) => one.getAttribute('alt') ?? '')];
    const own = [...parts, ...image, ...labels, attribute('name')].join(' ');
    return own.replace(/[-_\s]+/g, ' ').slice(0, 300);
  };
  const formOf = (element: Element) =>
    element instanceof HTMLButtonElement || element instanceof HTMLInputElement ? element.form : null;
  const press = (element: Element | null | undefined) => {
    if (!element) return;
    const [isButton, isLink] = [is(element, BUTTONS), is(element, 'a[href]')];
    last = { words: wordsOf(element), form: formOf(element), isButton, isLink };
  };
  addEventListener(
    'click',
    (event) => {
      const path = event.composedPath().filter((one) => one instanceof Element);
      press(path.find((one) => is(one, BUTTONS)) ?? path.find((one) => is(one, 'a[href]')) ?? path[0]);
      tell();
    },
    true,
  );
  addEventListener(
    'submit',
    (event) => {
      const form = event.target instanceof HTMLFormElement ? event.target : null;
      press(event.submitter ?? (form && all(document, SENDS).find((one) => formOf(one) === form)));
      tell();
    },
    true,
  );
  const place = (url: string) => {
    const at = URL.parse(url, String(Reflect.get(Node.prototype, 'baseURI', document)));
    return at ? at.origin + at.pathname : url;
  };
  const read = (): Leaving => {
    const others = all(document, SENDS).flatMap((button) => {
      const form = formOf(button);
      if (form !== null && form === last?.form) return [];
      const own = button.getAttribute('formaction') ?? getAttribute.call(form ?? button, 'action');
      return [{ to: place(own || here()), words: wordsOf(button) }];
    });
    const fields = (all(document, 'input, select, textarea') as HTMLInputElement[])
      .filter(({ type }) => !/^(hidden|password|file|submit|button|image|reset)$/.test(type))
      .slice(0, 200);
    const answers = fields.flatMap((field) => {
      const ticked = /^(radio|checkbox)$/.test(field.type);
      if (ticked ? !field.checked : field.value === '') return [];
      return [[field.name || field.id, field.value.slice(0, 500)] as const];
    });
    // A link with the words of a button only leads somewhere.
    const button = last?.isButton ? last.words : null;
    const clicked = last?.words ?? null;
    return {
      button,
      clicked,
      isLink: last?.isLink === true,
      pressed: last !== null,
      others: others.slice(0, 50),
      answers,
    };
  };
  const { stringify } = JSON;
  const tell = () => {
    if (window === window.top) binding?.(stringify(read()));
  };
  const realSubmit = HTMLFormElement.prototype.submit;
  HTMLFormElement.prototype.submit = function submit() {
    tell();
    realSubmit.call(this);
  };
  Object.defineProperty(globalThis, name, { value: read, configurable: false, enumerable: false, writable: false });
}
