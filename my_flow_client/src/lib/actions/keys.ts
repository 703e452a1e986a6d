/** Whether a key press is a combination such as `mod+shift+z`, `?` or `alt+ArrowUp`. */
export function matchesKeys(event: KeyboardEvent, keys: string, isMac: boolean): boolean {
  const parts = keys.split('+');
  const key = parts.at(-1) ?? '';
  const wanted = new Set(parts.slice(0, -1));
  const mod = isMac ? event.metaKey : event.ctrlKey;
  const otherMod = isMac ? event.ctrlKey : event.metaKey;
  if (wanted.has('mod') !== mod || otherMod || wanted.has('alt') !== event.altKey) return false;
  // Shift is part of a character such as `?`; it is asked for only where the key alone does not tell.
  const isPlainCharacter = key.length === 1 && !/[a-z0-9]/.test(key);
  if (!isPlainCharacter && wanted.has('shift') !== event.shiftKey) return false;
  return event.key.toLowerCase() === key.toLowerCase() || (event.altKey && event.code.toLowerCase() === `key${key.toLowerCase()}`);
}

/** Whether plain characters belong to what has the focus. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select, [role="textbox"]'));
}

/** Whether this is a Mac, where commands go with Cmd. */
export function isMacPlatform(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.userAgent);
}

const signs: Record<string, string> = {
  shift: '⇧',
  enter: '↵',
  escape: 'Esc',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  backspace: '⌫',
  delete: 'Del',
  ' ': 'Space',
};

/** A combination as it is shown, part by part: `⌘`, `K`. */
export function shownKeys(keys: string, isMac: boolean): string[] {
  return keys.split('+').map((part) => {
    if (part === 'mod') return isMac ? '⌘' : 'Ctrl';
    if (part === 'alt') return isMac ? '⌥' : 'Alt';
    return signs[part.toLowerCase()] ?? (part.length === 1 ? part.toUpperCase() : part);
  });
}
