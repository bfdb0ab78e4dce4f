/** Speeds by key: one step slower or faster in the list. */
const keys: Readonly<Record<string, string>> = { ',': 'back', '.': 'forward', 'l': 'loop', '[': 'slower', ']': 'faster' };

/** The middle of the frame that lies so many frames from the one shown: an edge would be rounded to either side. */
export function frameAt(time: number, steps: number, framesASecond: number, duration: number): number {
  const frame = Math.floor(time * framesASecond + 1e-3) + steps;
  const last = Math.max(0, Math.ceil(duration * framesASecond) - 1);
  return (Math.min(last, Math.max(0, frame)) + 0.5) / framesASecond;
}

/** What the browser's own controls lack: single frames, slow motion, and a loop. */
export function players(): void {
  for (const player of document.querySelectorAll<HTMLElement>('[data-player]')) {
    const video = player.querySelector('video');
    if (video !== null) {
      open(player, video);
    }
  }
}

function open(player: HTMLElement, video: HTMLVideoElement): void {
  const framesASecond = Number(player.dataset['frames']) || 25;
  const speed = player.querySelector('select');
  const loop = player.querySelector<HTMLButtonElement>("[data-act='loop']");
  let loopFrom: number | undefined;

  function step(steps: number): void {
    video.pause();
    video.currentTime = frameAt(video.currentTime, steps, framesASecond, video.duration || 0);
  }

  function setSpeed(index: number): void {
    if (speed !== null) {
      speed.selectedIndex = Math.min(speed.length - 1, Math.max(0, index));
      video.playbackRate = Number(speed.value);
    }
  }

  const acts: Readonly<Record<string, () => void>> = {
    back: () => step(-1),
    forward: () => step(1),
    loop: () => {
      loopFrom = loopFrom === undefined ? video.currentTime : undefined;
      if (loop !== null) {
        loop.textContent = loopFrom === undefined ? 'Loop from here' : `Stop the loop from ${clock(loopFrom)}`;
      }
    },
    slower: () => setSpeed((speed?.selectedIndex ?? 0) - 1),
    faster: () => setSpeed((speed?.selectedIndex ?? 0) + 1),
  };

  speed?.addEventListener('change', () => setSpeed(speed.selectedIndex));
  video.addEventListener('ended', () => {
    if (loopFrom !== undefined) {
      video.currentTime = loopFrom;
      void video.play();
    }
  });
  for (const button of player.querySelectorAll<HTMLElement>('[data-act]')) {
    button.addEventListener('click', () => acts[button.dataset['act'] ?? '']?.());
  }
  player.addEventListener('keydown', (event) => {
    const act = event.ctrlKey || event.metaKey || event.altKey || event.target === speed ? undefined : acts[keys[event.key] ?? ''];
    if (act !== undefined) {
      event.preventDefault();
      act();
    }
  });
  for (const hidden of player.querySelectorAll('[data-tools]')) {
    hidden.removeAttribute('hidden');
  }
  player.dataset['ready'] = '';
}

function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${Math.floor(seconds % 60).toString().padStart(2, '0')}`;
}
