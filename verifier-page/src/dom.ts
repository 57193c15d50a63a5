// Elements with text in them.

export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  content: string | (Node | string)[],
  className = '',
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (className !== '') element.className = className;
  if (typeof content === 'string') element.textContent = content;
  else element.append(...content);
  return element;
}
