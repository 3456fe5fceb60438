// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import com.sun.jna.Function;
import com.sun.jna.Pointer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.Restriction;
import org.mapiosgi.binding.win32.internal.codec.Abi;
import org.mapiosgi.binding.win32.internal.codec.BlockBuilder;
import org.mapiosgi.binding.win32.internal.codec.Field;
import org.mapiosgi.binding.win32.internal.codec.MemoryView;
import org.mapiosgi.binding.win32.internal.codec.RestrictionEncoder;
import org.mapiosgi.spi.NativeObject;
import org.mapiosgi.spi.flight.FlightEvent;

/** One reference to a COM object: vtable calls, errors, and the Release that ends it. */
abstract class ComObject implements NativeObject {
  static final int MAPI_UNICODE = 0x80000000;

  final MapiProcess mapi;
  private final String interfaceName;
  private final Pointer self;
  private final Pointer vtable;
  private final AtomicBoolean released = new AtomicBoolean();

  /** Takes over one reference. */
  ComObject(MapiProcess mapi, String interfaceName, Pointer self) {
    this.mapi = mapi;
    this.interfaceName = interfaceName;
    this.self = self;
    this.vtable = self.getPointer(0);
    mapi.live().obtained(interfaceName);
  }

  @Override
  public final String interfaceName() {
    return interfaceName;
  }

  @Override
  public void release() {
    mapi.leases().require(operation(MapiMethod.UNKNOWN_RELEASE));
    if (released.compareAndSet(false, true)) {
      mapi.live().released(interfaceName);
      invoke(MapiMethod.UNKNOWN_RELEASE);
    }
  }

  /** For handing the object to another one. */
  final Pointer self() {
    requireLive("an argument");
    return self;
  }

  /** GetLastError of this interface; null where it has none. */
  abstract @Nullable MapiMethod lastError();

  final String operation(MapiMethod method) {
    return interfaceName + "::" + method.method();
  }

  /** Calls and throws on failure; returns S_OK or a warning. */
  final HResult call(MapiMethod method, @Nullable Object... arguments) {
    HResult result = tryCall(method, arguments);
    if (result.isFailure()) {
      throw failed(method, result);
    }
    return result;
  }

  /** Calls and returns whatever comes of it. */
  final HResult tryCall(MapiMethod method, @Nullable Object... arguments) {
    mapi.leases().require(operation(method));
    requireLive(operation(method));
    return new HResult(invoke(method, arguments));
  }

  final MapiException failed(MapiMethod method, HResult result) {
    return MapiException.of(operation(method), result, lastErrorText(result));
  }

  final MapiException failed(MapiMethod method, String code, @Nullable String detail) {
    return MapiException.of(operation(method), HResult.named(code), detail);
  }

  final MemoryView view(MapiMethod method) {
    return NativeCode.view(operation(method));
  }

  final MemoryView view(MapiMethod method, MemoryView.Buffers buffers) {
    return NativeCode.view(operation(method), buffers);
  }

  /** Writes a restriction as an argument of a method, and returns its place in the block. */
  final int append(BlockBuilder builder, MapiMethod method, Restriction restriction) {
    try {
      return new RestrictionEncoder(mapi.encoder(builder)).encode(restriction);
    } catch (IllegalArgumentException unsayable) {
      throw failed(method, "MAPI_E_TOO_COMPLEX", unsayable.getMessage()).causedBy(unsayable);
    }
  }

  /** Checks the interface pointer that a call returned. */
  final Pointer object(MapiMethod method, long address) {
    if (address == 0) {
      throw failed(method, "MAPI_E_CALL_FAILED", "the call succeeded and returned no object");
    }
    return new Pointer(address);
  }

  /** Refuses the use of an object that was released. */
  final void requireLive(MapiMethod method) {
    requireLive(operation(method));
  }

  private void requireLive(String operation) {
    if (released.get()) {
      throw MapiException.of(
          operation,
          HResult.named("MAPI_E_INVALID_OBJECT"),
          "the " + interfaceName + " was released before");
    }
  }

  private int invoke(MapiMethod method, @Nullable Object... arguments) {
    if (arguments.length != method.arity()) {
      throw new IllegalArgumentException(method + " takes " + method.arity() + " arguments");
    }
    Object[] all = new Object[arguments.length + 1];
    all[0] = self;
    for (int i = 0; i < arguments.length; i++) {
      Object argument = arguments[i];
      if (!method.takes(i, argument)) {
        throw new IllegalArgumentException(method + ", argument " + i + ": " + argument);
      }
      all[i + 1] = argument;
    }
    method.requireHarmless(operation(method), arguments);
    Function function =
        NativeCode.function(
            vtable.getPointer((long) method.slot() * com.sun.jna.Native.POINTER_SIZE));
    FlightEvent event = mapi.calls().begin();
    int result;
    try {
      result = function.invokeInt(all);
    } catch (Error failure) {
      throw mapi.crash().of(operation(method), failure);
    }
    if (event.isRecorded()) {
      event.end(
          operation(method),
          method == MapiMethod.UNKNOWN_RELEASE ? "" : new HResult(result).name());
    }
    return result;
  }

  /** Returns the provider's text for a failure; null if it has none. */
  private @Nullable String lastErrorText(HResult failure) {
    MapiMethod method = lastError();
    if (method == null || failure.equals(HResult.NOT_INITIALIZED)) {
      return null;
    }
    BlockBuilder out = mapi.block();
    int result = out.reservePointer();
    try (NativeBlock block = new NativeBlock(out)) {
      int hr = invoke(method, failure.code(), MAPI_UNICODE, block.at(result));
      long error = block.pointer(result);
      if (hr != 0 || error == 0) {
        return null;
      }
      mapi.buffers().obtained(error);
      try {
        return text(NativeCode.view(operation(method)), error);
      } catch (MapiException corrupt) {
        // The failure that is being explained matters more than a broken explanation.
        return null;
      } finally {
        mapi.buffers().free(error);
      }
    }
  }

  private static @Nullable String text(MemoryView memory, long error) {
    Abi abi = memory.abi();
    long text = memory.pointer(error + Field.ERROR_TEXT.in(abi));
    long component = memory.pointer(error + Field.ERROR_COMPONENT.in(abi));
    int lowLevel = memory.u4(error + Field.ERROR_LOW_LEVEL.in(abi));
    StringBuilder all = new StringBuilder();
    if (text != 0) {
      all.append(memory.utf16(text).strip());
    }
    if (component != 0) {
      String name = memory.utf16(component).strip();
      if (!name.isEmpty()) {
        all.append(all.isEmpty() ? "" : " ").append('(').append(name).append(')');
      }
    }
    if (lowLevel != 0) {
      all.append(String.format("%slow-level error 0x%08X", all.isEmpty() ? "" : ", ", lowLevel));
    }
    return all.isEmpty() ? null : all.toString();
  }
}
