// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import com.sun.jna.Pointer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.mapiosgi.binding.win32.internal.codec.BlockBuilder;
import org.mapiosgi.spi.NativeAdviseSink;

/** The advise connections of one object, each with our own reference to its sink. */
final class Connections {
  private final ComObject owner;
  private final MapiMethod unadvise;
  private final Map<Long, Pointer> sinks = new ConcurrentHashMap<>();

  /** Passes an Advise on. */
  @FunctionalInterface
  interface Advise {
    /**
     * Calls it.
     *
     * @param sink the COM object
     * @param connection where the connection number goes
     */
    void call(Pointer sink, Pointer connection);
  }

  Connections(ComObject owner, MapiMethod unadvise) {
    this.owner = owner;
    this.unadvise = unadvise;
  }

  /** Makes a connection and returns its number. */
  long add(NativeAdviseSink sink, Advise advise) {
    BlockBuilder builder = owner.mapi.block();
    int result = builder.reservePointer();
    Pointer reference = owner.mapi.sinks().add(sink);
    try (NativeBlock block = new NativeBlock(builder)) {
      advise.call(reference, block.at(result));
      long connection = block.pointer(result);
      sinks.put(connection, reference);
      return connection;
    } catch (RuntimeException | Error refused) {
      owner.mapi.sinks().release(reference);
      throw refused;
    }
  }

  /** Ends a connection. */
  void remove(long connection) {
    owner.call(unadvise, new Pointer(connection));
    Pointer reference = sinks.remove(connection);
    if (reference != null) {
      owner.mapi.sinks().release(reference);
    }
  }

  /** Gives up the connections of an object that was released. */
  void ownerReleased() {
    sinks
        .keySet()
        .forEach(
            connection -> {
              owner
                  .mapi
                  .violations()
                  .add(
                      "R15",
                      owner.interfaceName() + "::Release",
                      "the object was released with a connection still advised",
                      "call Unadvise first");
              owner.mapi.sinks().release(sinks.remove(connection));
            });
  }
}
