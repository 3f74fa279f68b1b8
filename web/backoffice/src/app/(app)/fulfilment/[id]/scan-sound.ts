let audio: AudioContext | undefined;

const tones = {
  success: [{ hertz: 1_320, atMs: 0 }],
  danger: [
    { hertz: 220, atMs: 0 },
    { hertz: 220, atMs: 180 },
  ],
};

/** One high tone for yes, two low ones for no: heard by hands that do not look. */
export function playAnswer(tone: keyof typeof tones): void {
  audio ??= new AudioContext();
  const start = audio.currentTime;
  for (const { hertz, atMs } of tones[tone]) {
    const from = start + atMs / 1_000;
    const oscillator = audio.createOscillator();
    const volume = audio.createGain();
    oscillator.type = tone === 'danger' ? 'square' : 'sine';
    oscillator.frequency.value = hertz;
    volume.gain.setValueAtTime(0.12, from);
    volume.gain.exponentialRampToValueAtTime(0.001, from + 0.14);
    oscillator.connect(volume).connect(audio.destination);
    oscillator.start(from);
    oscillator.stop(from + 0.15);
  }
}
