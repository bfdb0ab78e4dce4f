import { Button, createAll, ErrorSummary, Radios, SkipLink } from 'nhsuk-frontend';

/**
 * The NHS components that work under our content security policy. Left out: Tables, which writes `innerHTML`; FileUpload, which
 * hides the camera on some phones; CharacterCount, whose 2 KB are not worth one optional note.
 */
export function components(): void {
  // The classes that the components and their styles look for. The service's template sets them in an inline script,
  // which the policy forbids.
  document.body.classList.add('js-enabled', 'nhsuk-frontend-supported');
  for (const component of [Button, ErrorSummary, Radios, SkipLink]) {
    createAll(component);
  }
  withoutExpanded();
  document.addEventListener('click', withoutExpanded);
  // The script says it once more when a page comes back from the browser's memory.
  window.addEventListener('pageshow', withoutExpanded);
}

/**
 * A radio may not be called expanded (WAI-ARIA 1.2, radio), and NHS's script says it of those that show a further question. The question follows its radio
 * directly, so nobody misses the word.
 */
function withoutExpanded(): void {
  document.querySelectorAll("input[type='radio'][aria-expanded]").forEach((radio) => radio.removeAttribute('aria-expanded'));
}
