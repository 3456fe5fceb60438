// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.sync;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.store.SyncState;
import org.mapiosgi.spi.NativeFolder;

/**
 * Wraps the provider's state of one folder, so that a state of another folder and bytes that are no
 * state are found out before a provider sees them.
 *
 * <p>Layout: 4 bytes of signature, 1 of {@link ChangeKind}, 16 of the folder's digest, the
 * provider's bytes, 8 of a digest over all before.
 */
final class StateEnvelope {
  private static final String OPERATION = "IExchangeExportChanges::Config";
  private static final int SIGNATURE = 0x4D_53_59_31; // "MSY1"
  private static final int FOLDER = 16;
  private static final int CHECK = 8;
  private static final int HEAD = 4 + 1 + FOLDER;

  private final ChangeKind kind;
  private final byte[] folder;

  private StateEnvelope(ChangeKind kind, byte[] folder) {
    this.kind = kind;
    this.folder = folder;
  }

  static StateEnvelope of(ChangeKind kind, NativeFolder folder) {
    List<PropTag<?>> keys = List.of(Pr.SOURCE_KEY, Pr.RECORD_KEY, Pr.ENTRYID);
    Optional<PropValue> key =
        folder.getProps(keys).stream().filter(value -> !value.isError()).findFirst();
    byte[] bytes =
        key.map(value -> ((Binary) value.value()).toByteArray())
            .orElseThrow(
                () -> MapiException.of(OPERATION, HResult.NOT_FOUND, "the folder has no key"));
    return new StateEnvelope(kind, Arrays.copyOf(digest(bytes), FOLDER));
  }

  /** Makes the consumer's state of the provider's. */
  SyncState seal(byte[] provided) {
    ByteBuffer bytes = ByteBuffer.allocate(HEAD + provided.length + CHECK);
    bytes.putInt(SIGNATURE).put((byte) kind.code()).put(folder).put(provided);
    byte[] check = digest(Arrays.copyOf(bytes.array(), bytes.position()));
    return SyncState.of(bytes.put(check, 0, CHECK).array());
  }

  /**
   * Returns the provider's state, empty for the initial one.
   *
   * @throws MapiException {@code MAPI_E_CORRUPT_DATA} if the bytes are no state, {@code
   *     MAPI_E_INVALID_PARAMETER} if they are one of another folder or kind
   */
  byte[] open(SyncState state) {
    if (state.isInitial()) {
      return new byte[0];
    }
    byte[] bytes = state.toByteArray();
    int end = bytes.length - CHECK;
    if (end < HEAD || !hasSoundCheck(bytes, end) || ByteBuffer.wrap(bytes).getInt() != SIGNATURE) {
      throw MapiException.of(
          OPERATION,
          HResult.named("MAPI_E_CORRUPT_DATA"),
          "the " + bytes.length + " bytes are no state of a synchronization, or were changed");
    }
    if (!Arrays.equals(bytes, HEAD - FOLDER, HEAD, folder, 0, FOLDER)) {
      throw MapiException.of(
          OPERATION, HResult.INVALID_PARAMETER, "the state is of another folder");
    }
    if (bytes[HEAD - FOLDER - 1] != kind.code()) {
      throw MapiException.of(
          OPERATION, HResult.INVALID_PARAMETER, "the state is of another kind of changes");
    }
    return Arrays.copyOfRange(bytes, HEAD, end);
  }

  private static boolean hasSoundCheck(byte[] bytes, int end) {
    byte[] check = digest(Arrays.copyOf(bytes, end));
    return Arrays.equals(bytes, end, bytes.length, check, 0, CHECK);
  }

  private static byte[] digest(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
