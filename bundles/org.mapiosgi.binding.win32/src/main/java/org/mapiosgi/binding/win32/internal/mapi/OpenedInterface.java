// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import com.sun.jna.Pointer;
import java.util.UUID;
import java.util.function.BiFunction;
import org.mapiosgi.spi.NativeInterface;
import org.mapiosgi.spi.NativeObject;

/** The interfaces that OpenProperty can be asked for: the id of each, and the class for it. */
enum OpenedInterface {
  STREAM(NativeInterface.STREAM, Iid.STREAM, Win32Stream::new),
  MESSAGE(NativeInterface.MESSAGE, Iid.MESSAGE, Win32Message::new),
  TABLE(NativeInterface.TABLE, Iid.TABLE, Win32Table::new);

  private final NativeInterface<?> name;
  private final UUID iid;
  private final BiFunction<MapiProcess, Pointer, NativeObject> wrapper;

  OpenedInterface(
      NativeInterface<?> name, UUID iid, BiFunction<MapiProcess, Pointer, NativeObject> wrapper) {
    this.name = name;
    this.iid = iid;
    this.wrapper = wrapper;
  }

  static OpenedInterface of(NativeInterface<?> wanted) {
    for (OpenedInterface each : values()) {
      if (each.name == wanted) {
        return each;
      }
    }
    throw new IllegalArgumentException("no property can be opened as " + wanted);
  }

  UUID iid() {
    return iid;
  }

  NativeObject wrap(MapiProcess mapi, Pointer object) {
    return wrapper.apply(mapi, object);
  }
}
