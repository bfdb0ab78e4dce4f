/*
What the pages of staff capture promise to this script; portal.js is on them too.

/clinic/capture: the form[data-door] of patient.ts.
/clinic/capture/camera: #uploader with all its parts, as patient.ts says, and around the picking of files
  #camera             hidden, with data-part = view (<video>), photo (<img>), film (<video>), clock, aim (with the buttons shoot, record, stop),
                      judge (with use, again)
  #no-camera          hidden, around #photos and #video
*/
import { Camera } from './camera.ts';
import { door } from './door.ts';
import { sealNow } from './seal.ts';
import { UploadPage } from './upload-page.ts';

door();
void UploadPage.open(sealNow).then((page) => page && Camera.open((file, kind) => page.take(file, kind)));
