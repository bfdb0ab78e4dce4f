/**
 * Moves the secret out of the address bar, where history, screenshots and shoulder-surfers would find it, into the one
 * field that a person without script would paste it into; from there both go the same way.
 */
export function door(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-door]');
  const field = form?.elements.namedItem('code');
  if (!form || !(field instanceof HTMLInputElement)) {
    return;
  }

  const enter = (): void => {
    const secret = location.hash.slice(1);
    if (secret === '') {
      return;
    }

    history.replaceState(null, '', location.pathname);
    field.value = secret;
    form.submit();
    // The form's data is taken at submit(); a page kept for the Back button must not show the secret.
    field.value = '';
  };

  enter();
  // The link tapped again, with this page still open, changes the fragment only.
  addEventListener('hashchange', enter);
}
