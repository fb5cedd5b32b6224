import { deflateRawSync, gzipSync } from 'node:zlib';

/**
 * Makes a zip archive of one deflated file after a stored one, as small as the format allows.
 * @param {string} name
 * @param {Buffer} contents
 */
export function makeZip(name, contents) {
  const files = [
    { name: 'README', raw: Buffer.from('Read me.'), data: Buffer.from('Read me.'), method: 0 },
    { name, raw: contents, data: deflateRawSync(contents), method: 8 },
  ];
  /** @type {Buffer[]} */
  const parts = [];
  /** @type {Buffer[]} */
  const directory = [];
  let offset = 0;
  for (const file of files) {
    const extra = Buffer.from('extra');
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(file.name.length, 26);
    local.writeUInt16LE(extra.length, 28);
    parts.push(local, Buffer.from(file.name), extra, file.data);

    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(file.method, 10);
    central.writeUInt32LE(file.data.length, 20);
    central.writeUInt32LE(file.raw.length, 24);
    central.writeUInt16LE(file.name.length, 28);
    central.writeUInt32LE(offset, 42);
    directory.push(central, Buffer.from(file.name));
    offset += local.length + file.name.length + extra.length + file.data.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

/**
 * Makes a gzipped tar archive of one file.
 * @param {string} name
 * @param {Buffer} contents
 */
export function makeTarGz(name, contents) {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write(contents.length.toString(8).padStart(11, '0'), 124);
  const padding = Buffer.alloc((512 - (contents.length % 512)) % 512);
  return gzipSync(Buffer.concat([header, contents, padding, Buffer.alloc(1024)]));
}
