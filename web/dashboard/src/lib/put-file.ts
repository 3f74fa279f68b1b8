/**
 * Sends a file to a signed address. `fetch` cannot tell how much of a body was sent, so this is
 * the older interface.
 */
export function putFile(
  url: string,
  file: File,
  onProgress: (sentBytes: number) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', url);
    request.setRequestHeader('content-type', file.type);
    request.upload.onprogress = (event) => onProgress(event.loaded);
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve();
      else reject(new Error(`The file store answered ${request.status}.`));
    };
    request.onerror = () => reject(new TypeError('The file store could not be reached.'));
    request.send(file);
  });
}
