// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import com.sun.jna.Pointer;
import java.util.List;
import java.util.Optional;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.binding.win32.internal.codec.BlockBuilder;
import org.mapiosgi.spi.NativeContentsCollector;
import org.mapiosgi.spi.NativeExportChanges;
import org.mapiosgi.spi.NativeHierarchyCollector;

/** IExchangeExportChanges. */
final class Win32ExportChanges extends ComObject implements NativeExportChanges {
  private static final HResult PROGRESS = HResult.named("SYNC_W_PROGRESS");
  private static final int DEFAULT_BUFFER = 0;

  private Optional<Configured> configured = Optional.empty();

  /**
   * Memory that a provider may use until the synchronizer is released: the collector, and the state
   * that it was given.
   *
   * @param release gives the reference to the collector back
   */
  private record Configured(
      Collecting<?> collecting, Pointer collector, Runnable release, Win32Stream state) {}

  Win32ExportChanges(MapiProcess mapi, Pointer self) {
    super(mapi, "IExchangeExportChanges", self);
  }

  @Override
  MapiMethod lastError() {
    return MapiMethod.EXPORT_GET_LAST_ERROR;
  }

  @Override
  public void config(
      byte[] state,
      int flags,
      NativeContentsCollector collector,
      List<? extends PropTag<?>> includeProps) {
    config(state, flags, mapi.collectors(), collector, includeProps);
  }

  @Override
  public void config(
      byte[] state,
      int flags,
      NativeHierarchyCollector collector,
      List<? extends PropTag<?>> includeProps) {
    config(state, flags, mapi.hierarchyCollectors(), collector, includeProps);
  }

  private <T> void config(
      byte[] state,
      int flags,
      JavaObjects<Collecting<T>> objects,
      T collector,
      List<? extends PropTag<?>> includeProps) {
    requireLive(MapiMethod.EXPORT_CONFIG);
    if (configured.isPresent()) {
      throw failed(MapiMethod.EXPORT_CONFIG, "MAPI_E_INVALID_PARAMETER", "configured before");
    }
    Collecting<T> collecting = new Collecting<>(collector);
    Win32Stream stream = StateStream.of(mapi, state);
    Pointer object = objects.add(collecting);
    begin(
        new Configured(collecting, object, () -> objects.release(object), stream),
        flags,
        includeProps);
  }

  private void begin(Configured begun, int flags, List<? extends PropTag<?>> includeProps) {
    try {
      config(begun, flags, includeProps);
      configured = Optional.of(begun);
    } finally {
      if (configured.isEmpty()) {
        end(begun);
      }
    }
  }

  private void config(Configured begun, int flags, List<? extends PropTag<?>> includeProps) {
    BlockBuilder builder = mapi.block();
    int tags = mapi.encoder(builder).tags(includeProps);
    try (NativeBlock block = new NativeBlock(builder)) {
      call(
          MapiMethod.EXPORT_CONFIG,
          begun.state().self(),
          flags,
          begun.collector(),
          null,
          includeProps.isEmpty() ? null : block.at(tags),
          null,
          DEFAULT_BUFFER);
    }
  }

  @Override
  public boolean synchronize() {
    Configured now = configured(MapiMethod.EXPORT_SYNCHRONIZE);
    BlockBuilder builder = mapi.block();
    int steps = builder.reserve(4);
    int progress = builder.reserve(4);
    try (NativeBlock block = new NativeBlock(builder)) {
      HResult result = tryCall(MapiMethod.EXPORT_SYNCHRONIZE, block.at(steps), block.at(progress));
      now.collecting().takeThrown().ifPresent(this::rethrow);
      if (result.isFailure()) {
        throw failed(MapiMethod.EXPORT_SYNCHRONIZE, result);
      }
      return result.equals(PROGRESS);
    }
  }

  private void rethrow(Throwable thrown) {
    if (thrown instanceof RuntimeException exception) {
      throw exception;
    }
    if (thrown instanceof Error error) {
      throw error;
    }
    throw failed(MapiMethod.EXPORT_SYNCHRONIZE, "MAPI_E_CALL_FAILED", "the collector failed")
        .causedBy(thrown);
  }

  @Override
  public byte[] updateState() {
    Configured unused = configured(MapiMethod.EXPORT_UPDATE_STATE);
    Win32Stream stream = StateStream.of(mapi, new byte[0]);
    try {
      call(MapiMethod.EXPORT_UPDATE_STATE, stream.self());
      return StateStream.read(stream);
    } finally {
      stream.release();
    }
  }

  private Configured configured(MapiMethod method) {
    requireLive(method);
    return configured.orElseThrow(
        () -> failed(method, "MAPI_E_UNCONFIGURED", "Config comes first"));
  }

  @Override
  public void release() {
    super.release();
    configured.ifPresent(Win32ExportChanges::end);
    configured = Optional.empty();
  }

  private static void end(Configured ending) {
    ending.release().run();
    ending.state().release();
  }
}
