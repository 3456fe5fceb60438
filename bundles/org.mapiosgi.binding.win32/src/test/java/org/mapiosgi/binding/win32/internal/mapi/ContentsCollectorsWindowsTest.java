// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.binding.win32.internal.codec.BlockBuilder;
import org.mapiosgi.binding.win32.internal.codec.Guid;
import org.mapiosgi.binding.win32.internal.codec.PropEncoder;
import org.mapiosgi.spi.NativeContentsCollector;

/** IExchangeImportContentsChanges, called as a provider calls it. */
@Tag("windows")
@Timeout(60)
class ContentsCollectorsWindowsTest {
  private static final int S_OK = 0;
  private static final int E_FAIL = 0x80004005;
  private static final int IGNORE = 0x80040801;
  private static final int NO_SUPPORT = 0x80040102;

  private final Violations violations = new Violations();
  private final JavaObjects<Collecting<NativeContentsCollector>> collectors =
      new ContentsCollectors(violations).objects();
  private final List<String> collected = new ArrayList<>();
  private RuntimeException failure;
  private final Collecting<NativeContentsCollector> collecting = new Collecting<>(new Recorder());

  private final class Recorder implements NativeContentsCollector {
    @Override
    public void importMessageChange(List<PropValue> values, int flags) {
      if (failure != null) {
        throw failure;
      }
      collected.add(values.get(0).value() + " " + flags);
    }

    @Override
    public void importMessageDeletion(List<Binary> sourceKeys) {
      collected.add("deleted " + sourceKeys.size());
    }

    @Override
    public void importPerUserReadStateChange(List<ReadState> states) {
      collected.add("read " + states.size());
    }
  }

  private static int call(Pointer object, MapiMethod method, Object... arguments) {
    Object[] all = new Object[arguments.length + 1];
    all[0] = object;
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    Pointer code = object.getPointer(0).getPointer((long) method.slot() * Native.POINTER_SIZE);
    return NativeCode.function(code).invokeInt(all);
  }

  private int change(Pointer object, Memory message) {
    BlockBuilder builder = new BlockBuilder(NativeCode.abi());
    int values =
        new PropEncoder(builder, NativeCode.ansi()).props(List.of(Pr.SUBJECT.with("subject")));
    try (NativeBlock block = new NativeBlock(builder)) {
      return call(object, MapiMethod.IMPORT_MESSAGE_CHANGE, 1, block.at(values), 0x800, message);
    }
  }

  @Test
  void aChangeIsCopiedAndItsMessageIsNotWanted() {
    Pointer object = collectors.add(collecting);
    Memory message = new Memory(Native.POINTER_SIZE);
    message.setPointer(0, object);
    assertThat(change(object, message)).isEqualTo(IGNORE);
    assertThat(message.getPointer(0)).isNull();
    assertThat(collected).containsExactly("subject " + 0x800);
    collectors.release(object);
    assertThat(collectors.live()).isZero();
  }

  @Test
  void theOtherMethodsAnswerAsTheHeaderPromises() {
    Pointer object = collectors.add(collecting);
    Memory error = new Memory(Native.POINTER_SIZE);
    error.setPointer(0, object);
    assertThat(call(object, MapiMethod.IMPORT_CONTENTS_GET_LAST_ERROR, E_FAIL, 0, error)).isZero();
    assertThat(error.getPointer(0)).isNull();
    assertThat(call(object, MapiMethod.IMPORT_CONTENTS_CONFIG, null, 0)).isEqualTo(S_OK);
    assertThat(call(object, MapiMethod.IMPORT_CONTENTS_UPDATE_STATE, (Object) null)).isZero();
    assertThat(
            call(
                object,
                MapiMethod.IMPORT_MESSAGE_MOVE,
                0,
                null,
                0,
                null,
                0,
                null,
                0,
                null,
                0,
                null))
        .isEqualTo(NO_SUPPORT);
    Memory none = new Memory(16);
    none.clear();
    assertThat(call(object, MapiMethod.IMPORT_MESSAGE_DELETION, 0, none)).isZero();
    assertThat(call(object, MapiMethod.IMPORT_READ_STATE_CHANGE, 0, null)).isZero();
    assertThat(collected).isEmpty();
    collectors.release(object);
  }

  @Test
  void whatTheCollectorThrowsIsKeptForTheCallerAndTheMethodFails() {
    Pointer object = collectors.add(collecting);
    failure = new IllegalStateException("the disk is full");
    assertThat(change(object, new Memory(Native.POINTER_SIZE))).isEqualTo(E_FAIL);
    assertThat(collecting.takeThrown()).containsSame(failure);
    assertThat(collecting.takeThrown()).isEmpty();
    collectors.release(object);
  }

  @Test
  void garbageIsAnErrorNotACrash() {
    Pointer object = collectors.add(collecting);
    assertThat(call(object, MapiMethod.IMPORT_MESSAGE_CHANGE, 1, null, 0, null)).isEqualTo(E_FAIL);
    assertThat(collecting.takeThrown().orElseThrow()).hasMessageContaining("MAPI_E_CORRUPT_DATA");
    assertThat(call(object, MapiMethod.IMPORT_READ_STATE_CHANGE, -1, null)).isEqualTo(E_FAIL);
    assertThat(collected).isEmpty();
    collectors.release(object);
  }

  @Test
  void aCallAfterTheLastReleaseIsAFindingNotACrash() {
    Pointer object = collectors.add(collecting);
    collectors.release(object);
    assertThat(change(object, new Memory(Native.POINTER_SIZE))).isEqualTo(E_FAIL);
    assertThat(collected).isEmpty();
    assertThat(violations.list())
        .extracting(finding -> finding.rule().orElse(""))
        .containsExactly("R13");
  }

  @Test
  void itHasItsTwoInterfacesAndNoOther() {
    Pointer object = collectors.add(collecting);
    Memory result = new Memory(Native.POINTER_SIZE);
    for (UUID iid : List.of(Iid.UNKNOWN, Iid.IMPORT_CONTENTS_CHANGES, Iid.STREAM)) {
      Memory wanted = new Memory(Guid.SIZE);
      wanted.write(0, Guid.encode(iid), 0, Guid.SIZE);
      assertThat(call(object, MapiMethod.UNKNOWN_QUERY_INTERFACE, wanted, result))
          .isEqualTo(iid == Iid.STREAM ? 0x80004002 : S_OK);
    }
    collectors.release(object);
    assertThat(collectors.live()).isEqualTo(1);
  }
}
