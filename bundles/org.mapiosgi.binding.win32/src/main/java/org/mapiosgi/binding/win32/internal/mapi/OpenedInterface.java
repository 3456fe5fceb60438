// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import com.sun.jna.Pointer;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.mapiosgi.spi.NativeInterface;
import org.mapiosgi.spi.NativeObject;

/**
 * An interface that OpenProperty can be asked for.
 *
 * @param name as the SPI names it
 * @param iid its id
 * @param wrapper makes the Java object for it
 */
record OpenedInterface(
    NativeInterface<?> name, UUID iid, BiFunction<MapiProcess, Pointer, NativeObject> wrapper) {
  private static final List<OpenedInterface> ALL =
      List.of(
          new OpenedInterface(NativeInterface.STREAM, Iid.STREAM, Win32Stream::new),
          new OpenedInterface(NativeInterface.MESSAGE, Iid.MESSAGE, Win32Message::new),
          new OpenedInterface(NativeInterface.TABLE, Iid.TABLE, Win32Table::new),
          new OpenedInterface(
              NativeInterface.EXPORT_CHANGES, Iid.EXPORT_CHANGES, Win32ExportChanges::new));

  static OpenedInterface of(NativeInterface<?> wanted) {
    return ALL.stream()
        .filter(each -> each.name == wanted)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no property can be opened as " + wanted));
  }

  NativeObject wrap(MapiProcess mapi, Pointer object) {
    return wrapper.apply(mapi, object);
  }
}
