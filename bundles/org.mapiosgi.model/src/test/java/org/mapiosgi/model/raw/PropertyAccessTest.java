// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropType;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.ValueType;
import org.mapiosgi.spi.NativeProps;
import org.mapiosgi.spi.NativeStream;

/** Answers of providers that the emulator never gives: other types, terminators, other widths. */
class PropertyAccessTest {
  private static final int LIMIT = 100_000;

  private final Map<Integer, PropValue> answers = new HashMap<>();
  private final Map<Integer, byte[]> streams = new HashMap<>();
  private final List<PropTag<?>> list = new ArrayList<>();
  private final List<PropValue> set = new ArrayList<>();
  private final AtomicInteger open = new AtomicInteger();
  private byte[] written = new byte[0];

  private final NativeProps object =
      (NativeProps)
          Proxy.newProxyInstance(
              NativeProps.class.getClassLoader(),
              new Class<?>[] {NativeProps.class},
              (proxy, method, args) ->
                  switch (method.getName()) {
                    case "getProps" ->
                        List.of(answers.get(((PropTag<?>) ((List<?>) args[0]).get(0)).id()));
                    case "getPropList" -> list;
                    case "openStream" -> stream((PropTag<?>) args[0]);
                    case "setProps" -> {
                      ((List<?>) args[0]).forEach(value -> set.add((PropValue) value));
                      yield null;
                    }
                    default -> throw new AssertionError("unexpected " + method);
                  });

  private NativeStream stream(PropTag<?> tag) {
    byte[] bytes = streams.get(tag.tag());
    open.incrementAndGet();
    AtomicInteger at = new AtomicInteger();
    return (NativeStream)
        Proxy.newProxyInstance(
            NativeStream.class.getClassLoader(),
            new Class<?>[] {NativeStream.class},
            (proxy, method, args) ->
                switch (method.getName()) {
                  case "read" -> {
                    int count = Math.min((int) args[2], bytes.length - at.get());
                    System.arraycopy(bytes, at.getAndAdd(count), args[0], (int) args[1], count);
                    yield count;
                  }
                  case "write" -> {
                    int count = (int) args[2];
                    int before = written.length;
                    written = Arrays.copyOf(written, before + count);
                    System.arraycopy(args[0], (int) args[1], written, before, count);
                    yield null;
                  }
                  case "commit" -> null;
                  case "release" -> open.decrementAndGet();
                  default -> throw new AssertionError("unexpected " + method);
                });
  }

  private void answer(PropTag<?> tag, HResult why) {
    answers.put(tag.id(), PropValue.error(tag, why));
  }

  private static byte[] utf16(String text) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * text.length()).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < text.length(); i++) {
      bytes.putChar(text.charAt(i));
    }
    return bytes.array();
  }

  @Test
  void onlyNotFoundIsAbsent() {
    answer(Pr.SUBJECT, HResult.NOT_FOUND);
    assertThat(PropertyAccess.find(object, Pr.SUBJECT)).isEmpty();
    answer(Pr.SUBJECT, HResult.named("MAPI_E_NO_ACCESS"));
    assertThatThrownBy(() -> PropertyAccess.find(object, Pr.SUBJECT))
        .isInstanceOf(MapiException.class)
        .hasMessageContaining("MAPI_E_NO_ACCESS")
        .hasMessageContaining("PR_SUBJECT_W");
  }

  @Test
  void aValueOfAnotherTypeNamesBothTypes() {
    answers.put(Pr.SUBJECT.id(), new PropValue(PropTag.integer(Pr.SUBJECT.id()), 7));
    assertThatThrownBy(() -> PropertyAccess.find(object, Pr.SUBJECT))
        .isInstanceOf(MapiException.class)
        .hasMessageContaining("MAPI_E_UNEXPECTED_TYPE")
        .hasMessageContaining("PT_LONG")
        .hasMessageContaining("PT_UNICODE");
  }

  @Test
  void textOfTheOtherWidthIsText() {
    PropTag<String> narrow = PropTag.of(Pr.SUBJECT.id(), ValueType.STRING8);
    answers.put(Pr.SUBJECT.id(), narrow.with("narrow"));
    assertThat(PropertyAccess.find(object, Pr.SUBJECT)).contains("narrow");
  }

  @Test
  void anEmptyEntryIdIsCorruptDataAndNoProgrammingError() {
    answers.put(Pr.ENTRYID.id(), PropTag.binary(Pr.ENTRYID.id()).with(Binary.EMPTY));
    assertThatThrownBy(() -> PropertyAccess.find(object, Pr.ENTRYID))
        .isInstanceOf(MapiException.class)
        .hasMessageContaining("MAPI_E_CORRUPT_DATA");
  }

  @Test
  void longTextOfEveryKindIsReadAsAStreamWithoutItsTerminator() {
    String text = "grün \uD83D\uDE00 lone \uDE00\uD83D end";
    answer(Pr.BODY, HResult.NOT_ENOUGH_MEMORY);
    streams.put(Pr.BODY.tag(), utf16(text + "\0"));
    assertThat(PropertyAccess.find(object, Pr.BODY)).contains(text);

    PropTag<String> narrow = PropTag.of(Pr.BODY.id(), ValueType.STRING8);
    assertThat(PropertyAccess.find(object, narrow)).contains(text);

    list.add(Pr.SUBJECT);
    list.add(Pr.BODY);
    PropTag<Object> unspecified = Pr.BODY.withType(PropType.UNSPECIFIED);
    assertThat(PropertyAccess.find(object, unspecified)).contains(text);
    assertThat(open).hasValue(0);
  }

  @Test
  void longBytesKeepTheirZeros() {
    byte[] bytes = {1, 2, 0, 0};
    answer(Pr.HTML, HResult.NOT_ENOUGH_MEMORY);
    streams.put(Pr.HTML.tag(), bytes);
    assertThat(PropertyAccess.find(object, Pr.HTML)).contains(Binary.of(bytes));
  }

  @Test
  void aTypeThatHasNoStreamKeepsTheProvidersCode() {
    PropTag<List<Integer>> many = PropTag.of(0x6001, ValueType.MV_LONG);
    answer(many, HResult.NOT_ENOUGH_MEMORY);
    assertThatThrownBy(() -> PropertyAccess.find(object, many))
        .hasMessageContaining("MAPI_E_NOT_ENOUGH_MEMORY");
  }

  @Test
  void aValueBeyondTheLimitIsTooBigWhetherItComesWholeOrAsAStream() {
    answers.put(Pr.HTML.id(), Pr.HTML.with(Binary.of(new byte[LIMIT + 1])));
    assertThatThrownBy(() -> PropertyAccess.find(object, Pr.HTML, Pr.HTML, LIMIT))
        .hasMessageContaining("MAPI_E_TOO_BIG")
        .hasMessageContaining(String.valueOf(LIMIT + 1))
        .hasMessageContaining("openStream");
    answer(Pr.HTML, HResult.NOT_ENOUGH_MEMORY);
    streams.put(Pr.HTML.tag(), new byte[LIMIT + 1]);
    assertThatThrownBy(() -> PropertyAccess.find(object, Pr.HTML, Pr.HTML, LIMIT))
        .hasMessageContaining("MAPI_E_TOO_BIG")
        .hasMessageContaining("openStream");
    assertThat(open).hasValue(0);
    streams.put(Pr.HTML.tag(), new byte[LIMIT]);
    assertThat(PropertyAccess.find(object, Pr.HTML, Pr.HTML, LIMIT).orElseThrow().size())
        .isEqualTo(LIMIT);
  }

  @Test
  void longTextIsWrittenUnitByUnitAndShortTextWhole() {
    String text = "\uD83D lone ".repeat(1000);
    PropertyAccess.set(object, Pr.BODY.with(text));
    assertThat(written).isEqualTo(utf16(text));
    assertThat(set).isEmpty();
    PropertyAccess.set(object, Pr.BODY.with("short"));
    assertThat(set).containsExactly(Pr.BODY.with("short"));
    assertThat(open).hasValue(0);
  }
}
