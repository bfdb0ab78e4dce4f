/*
What the pages promise to this script. The service writes the markup; every text is the service's.

Every patient page: <script src="/p/assets/patient.js" defer>, <link rel="stylesheet" href="/p/assets/site.css">. Shown only
where the script works: class smi-script-only. Shown only where it does not: class smi-no-script. nhsuk-frontend components
work by their usual data-module: nhsuk-button (data-prevent-double-click="true"), nhsuk-error-summary (only on summaries that
the service filled), nhsuk-radios, nhsuk-skip-link.

/p: <form data-door method="post" action="/p/open"> with <input name="code" autocomplete="off">. The script puts the fragment,
without its #, into the field and submits. Back to /p never shows the secret.

Pages after the check: #still-there (hidden, data-seconds until the check is asked again, data-warning seconds before it, data-address that
is asked by GET and POST for { secondsLeft }, data-leave-url), with the button that stays.

/p/files:
  <div id="uploader" data-leave-url="/p/…" data-word-…>      around all of the below. data-leave-url: where the browser goes
                        when the service answers 401, 410 or code "moved"; that page says why.
    #file-errors        nhsuk error summary without data-module, hidden, tabindex="-1", with an empty <ul>
    #photos             <input type="file" name="photos" accept="image/*">, without `multiple`: the script adds it, as the
                        plain form around it takes one photo at a time
    #video              <input type="file" accept="video/*">, without a name, inside class smi-script-only
                        each input inside a .nhsuk-form-group that also holds
                        <span class="nhsuk-error-message" id="photos-error" data-error-for="photos" hidden>
                          <span class="nhsuk-u-visually-hidden">Error:</span> <span data-error-text></span></span>
    #kept               what was kept for somebody who comes back; the script takes it away once it is no longer so
    #your-files         heading, tabindex="-1", hidden while there are no files
    #file-list          <ul>, hidden while there are no files; rows of uploads kept by the service carry data-upload-id
    #file-row           <template> with one row without data-upload-id
    #file-news          live region, role="status", visually hidden
    #continue           the form of the Continue button
  A row is <li class="smi-file" [data-upload-id]> with data-part = picture, name (tabindex="-1"), state, progress (<progress>),
  note, advice, retry (<button type="button">), remove (<form method="post"> that removes without script), and any number of
  [data-name-copy] for hidden words that repeat the name ("Remove" + " Photo 1"). hidden: progress, note, advice,
  retry.

  Words, as data-word-… of #uploader; {x} is filled in, a word with count has -one, -other (and -zero, -two, -few, -many where
  the language has them):
    photo, video                      "Photo {number}"
    state-waiting, state-uploading    "Uploading: {percent}% ({done} of {total})"
    state-offline, state-paused, state-checking, state-uploaded, state-failed, state-refused, state-elsewhere
    news-added-* news-removed-*       "{name} added. {count} files."
    news-uploaded-*                   "{name} uploaded. {done} of {count} files uploaded."
    news-state                        "{name}: {state}"
    still-uploading-*                 "{count} files are still uploading. Wait until they are uploaded, or remove them."
    blurred, dark                     "{name} looks blurred. Take it again, or keep it"
    keep-open, space-used, empty, too-big, too-many, wrong-type, no-space, try-again, problem       whole sentences of P6
    error-title                       "Error: {title}"

When the script has taken over, #uploader has data-ready="true"; each row has data-state = waiting, uploading, offline, paused,
checking, uploaded, failed, refused or elsewhere (tests wait for these). Block numbers count from 0, and `ordinal` counts
photos and videos apart, from 1.
*/
import { components } from './components.ts';
import { door } from './door.ts';
import { stillThere } from './still-there.ts';
import { UploadPage } from './upload-page.ts';

door();
components();
stillThere();
void UploadPage.open();
