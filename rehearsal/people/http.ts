import { Agent, request } from 'node:http';

/** What came back; a redirect is not followed. */
export interface Answer {
  status: number;
  location: string | undefined;
  body: string;
}

/** Half as dear as `fetch`, whose streams take more time than the pages that a rehearsal's people read through them. */
export interface Http {
  get(url: string): Promise<Answer>;
  post(url: string, fields: URLSearchParams): Promise<Answer>;
}

/** @returns a client that keeps its connections open. */
export function createHttp(): Http {
  const agent = new Agent({ keepAlive: true });

  function call(url: string, fields?: string): Promise<Answer> {
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': Buffer.byteLength(fields ?? ''),
    };
    return new Promise((resolve, reject) => {
      const sent = request(
        url,
        { agent, ...(fields === undefined ? {} : { method: 'POST', headers }) },
        (response) => {
          let body = '';
          response.setEncoding('utf8');
          response.on('data', (part: string) => {
            body += part;
          });
          response.on('error', reject);
          response.on('end', () => {
            const { statusCode = 0, headers } = response;
            resolve({ status: statusCode, location: headers.location, body });
          });
        },
      );
      sent.on('error', reject);
      sent.end(fields);
    });
  }

  return {
    get: (url) => call(url),
    post: (url, fields) => call(url, fields.toString()),
  };
}
