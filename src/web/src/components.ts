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
}
