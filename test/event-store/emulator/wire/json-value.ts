import struct from 'google-protobuf/google/protobuf/struct_pb.js';

/** A text of JSON as a value of the wire; an empty one is an object without members. @throws SyntaxError when it is none */
export function jsonValue(json: string): struct.Value {
  if (json === '') return new struct.Value().setStructValue(new struct.Struct());
  return struct.Value.fromJavaScript(JSON.parse(json) as struct.JavaScriptValue);
}
