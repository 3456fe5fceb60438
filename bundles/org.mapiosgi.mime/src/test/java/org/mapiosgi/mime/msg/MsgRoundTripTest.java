// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.msg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mapiosgi.mime.msg.MsgFiles.content;
import static org.mapiosgi.mime.msg.MsgFiles.differences;
import static org.mapiosgi.mime.msg.MsgFiles.message;
import static org.mapiosgi.mime.msg.MsgFiles.read;
import static org.mapiosgi.mime.msg.MsgFiles.with;
import static org.mapiosgi.mime.msg.MsgFiles.write;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.NamedProperty;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropType;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.Property;
import org.mapiosgi.api.property.PropertySet;
import org.mapiosgi.api.property.StoreSupport;
import org.mapiosgi.api.property.ValueType;
import org.mapiosgi.api.store.AttachMethod;
import org.mapiosgi.mime.message.AttachmentData;
import org.mapiosgi.mime.message.MessageData;
import org.mapiosgi.mime.message.PropertyBag;

/** Messages that are written as .msg files and read again: the same but for known exceptions. */
@Timeout(60)
class MsgRoundTripTest {
  /** The properties that the writer adds to every message. */
  private static final Set<String> ADDED =
      Set.of("+" + Pr.STORE_SUPPORT_MASK, "+" + Pr.MESSAGE_CLASS);

  private static final Map<PropType, List<Object>> VALUES =
      Map.ofEntries(
          Map.entry(PropType.NULL, List.of(PropType.NO_VALUE)),
          Map.entry(PropType.I2, List.of((short) -2, Short.MAX_VALUE)),
          Map.entry(PropType.LONG, List.of(Integer.MIN_VALUE, 77)),
          Map.entry(PropType.R4, List.of(-0.5F, Float.NaN)),
          Map.entry(PropType.DOUBLE, List.of(Math.PI, Double.NEGATIVE_INFINITY)),
          Map.entry(PropType.CURRENCY, List.of(-1L, 123_4567L)),
          Map.entry(PropType.APPTIME, List.of(36_526.5, -1.25)),
          Map.entry(PropType.ERROR, List.of(new HResult(0x8004010F))),
          Map.entry(PropType.BOOLEAN, List.of(true, false)),
          Map.entry(PropType.I8, List.of(Long.MIN_VALUE, 1L << 40)),
          Map.entry(PropType.UNICODE, List.of("Grüße \uD83D\uDE80", "a\0b\0", "\0")),
          Map.entry(
              PropType.SYSTIME,
              List.of(
                  Instant.parse("2026-03-02T09:00:00.1234567Z"),
                  Instant.parse("1601-01-01T00:00:00Z"))),
          Map.entry(
              PropType.CLSID, List.of(UUID.fromString("01234567-89ab-cdef-8123-456789abcdef"))),
          Map.entry(
              PropType.BINARY, List.of(Binary.EMPTY, Binary.of((byte) 1, (byte) 0), large(5_000))));

  private static Binary large(int size) {
    byte[] bytes = new byte[size];
    for (int index = 0; index < size; index++) {
      bytes[index] = (byte) (index * 31);
    }
    return Binary.of(bytes);
  }

  private static PropValue value(int id, PropType type, Object value) {
    return new PropValue(PropTag.of(id << 16 | type.code()), value);
  }

  @ParameterizedTest
  @EnumSource(PropType.class)
  void valuesOfEveryTypeComeBack(PropType type) {
    List<Object> values = VALUES.getOrDefault(type.element(), List.of());
    List<PropValue> written = new ArrayList<>();
    if (type.multiValued() && !values.isEmpty()) {
      written.add(value(0x6600, type, values));
      written.add(value(0x6601, type, List.of()));
      written.add(
          new PropValue(
              NamedProperty.of(new UUID(3, 4), "list", ValueType.LONG).withType(type), values));
    } else {
      for (int index = 0; index < values.size(); index++) {
        written.add(value(0x6600 + index, type, values.get(index)));
      }
      if (!values.isEmpty() && type != PropType.ERROR) {
        NamedProperty<?> name = NamedProperty.of(new UUID(3, 4), 5, ValueType.LONG);
        written.add(new PropValue(name.withType(type), values.get(0)));
      }
    }
    MessageData message = message(written.toArray(PropValue[]::new));
    assertThat(differences(message, read(write(message)))).isEqualTo(ADDED);
    boolean notWritten =
        EnumSet.of(PropType.UNSPECIFIED, PropType.OBJECT, PropType.STRING8, PropType.MV_STRING8)
            .contains(type);
    assertThat(written.isEmpty()).isEqualTo(notWritten);
  }

  @Test
  void textOfEightBitsBecomesUnicode() {
    MessageData read =
        read(
            write(
                message(
                    value(0x6600, PropType.STRING8, "Grüße"),
                    value(0x6601, PropType.STRING8, "second"),
                    value(0x6601, PropType.UNICODE, "counts"),
                    value(0x6602, PropType.MV_STRING8, List.of("ä", "")))));
    assertThat(read.properties().get(PropTag.unicode(0x6600))).contains("Grüße");
    assertThat(read.properties().get(PropTag.unicode(0x6601))).contains("counts");
    assertThat(read.properties().get(PropTag.of(0x6602, ValueType.MV_UNICODE)))
        .contains(List.of("ä", ""));
  }

  @Test
  void whatAFileCannotHoldIsLeftOut() {
    PropTag<String> empty = PropTag.unicode(0x6600);
    PropTag<Integer> nameless = PropTag.integer(0x8001);
    MessageData message =
        message(
            empty.with(""),
            nameless.with(1),
            value(0x6601, PropType.OBJECT, PropType.NO_VALUE),
            value(0x6602, PropType.UNSPECIFIED, 1),
            Pr.CLIENT_SUBMIT_TIME.with(Instant.parse("2026-03-02T09:00:00.123456789Z")));
    MessageData read = read(write(message));
    assertThat(read.properties().get(Pr.CLIENT_SUBMIT_TIME))
        .contains(Instant.parse("2026-03-02T09:00:00.1234567Z"));
    assertThat(read.properties().values())
        .extracting(PropValue::property)
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .containsExactlyInAnyOrder(Pr.CLIENT_SUBMIT_TIME, Pr.STORE_SUPPORT_MASK, Pr.MESSAGE_CLASS);
  }

  @Test
  void aFileSaysThatItsTextIsUnicode() {
    PropTag<Integer> mask = PropTag.integer(Pr.STORE_SUPPORT_MASK.id());
    assertThat(read(write(message(mask.with(1)))).properties().get(Pr.STORE_SUPPORT_MASK))
        .contains(Set.of(StoreSupport.ENTRYID_UNIQUE, StoreSupport.UNICODE_OK));
  }

  @Test
  void namesComeBackOnEveryLevel() {
    List<PropValue> values = new ArrayList<>();
    for (int number = 0; number < 200; number++) {
      values.add(NamedProperty.of(PropertySet.COMMON, number, ValueType.LONG).with(number));
      values.add(
          NamedProperty.of(PropertySet.PUBLIC_STRINGS, "n" + number, ValueType.BOOLEAN).with(true));
      values.add(
          NamedProperty.of(new UUID(number % 7, 1), "n" + number, ValueType.UNICODE).with("x"));
    }
    values.add(NamedProperty.of(PropertySet.MAPI, 1, ValueType.LONG).with(1));
    values.add(NamedProperty.of(PropertySet.INTERNET_HEADERS, "X-Ä", ValueType.UNICODE).with("1"));
    values.add(NamedProperty.of(PropertySet.COMMON, 7, ValueType.UNICODE).with("other type"));
    MessageData inner = message(values.toArray(PropValue[]::new));
    PropertyBag bag = PropertyBag.of(values.subList(100, 110));
    MessageData outer =
        new MessageData(
            PropertyBag.of(values.subList(3, 9)),
            List.of(bag),
            List.of(
                AttachmentData.ofBytes(bag, content(new byte[3])),
                AttachmentData.ofMessage(bag, inner)));
    assertThat(differences(outer, read(write(outer))))
        .containsExactlyInAnyOrder(
            "+" + Pr.STORE_SUPPORT_MASK,
            "+" + Pr.MESSAGE_CLASS,
            "+recipient/" + Pr.ROWID,
            "+attachment/" + Pr.ATTACH_METHOD,
            "+attachment/" + Pr.ATTACH_NUM,
            "+embedded/" + Pr.STORE_SUPPORT_MASK,
            "+embedded/" + Pr.MESSAGE_CLASS);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 63, 64, 65, 511, 512, 4095, 4096, 4097, 70_000, 8_000_000})
  void contentOfEverySizeComesBack(int size) {
    byte[] bytes = large(size).toByteArray();
    MessageData message = with(AttachmentData.ofBytes(PropertyBag.of(List.of()), content(bytes)));
    AttachmentData read = read(write(message)).attachments().get(0);
    assertThat(read.content().orElseThrow().toByteArray()).isEqualTo(bytes);
    assertThat(read.properties().get(Pr.ATTACH_METHOD)).contains(AttachMethod.BY_VALUE.code());
  }

  @Test
  void deepMessagesAreWrittenAndReadAsFarAsTheLimitSays() throws Exception {
    MessageData message = message(Pr.SUBJECT.with("innermost"));
    for (int level = 0; level < 3_000; level++) {
      message = with(AttachmentData.ofMessage(PropertyBag.of(List.of()), message));
    }
    byte[] file = write(message);
    MsgReading reading = new MsgReader().withDepth(60).read(file);
    assertThat(reading.losses())
        .containsExactly("messages that are nested too deep are attachments with their storages");
    AttachmentData attachment = reading.message().attachments().get(0);
    int levels = 0;
    while (attachment.embedded().isPresent()) {
      attachment = attachment.embedded().get().attachments().get(0);
      levels++;
    }
    assertThat(levels).isEqualTo(60);
    assertThat(attachment.properties().get(Pr.ATTACH_METHOD)).contains(AttachMethod.OLE.code());
    assertThat(attachment.content().orElseThrow().toByteArray())
        .startsWith(0xD0, 0xCF, 0x11, 0xE0)
        .hasSizeGreaterThan(1_000_000);
  }

  @Test
  void anOleAttachmentIsAStorageInTheFileAndACompoundFileOutside() {
    byte[] file = write(message(Pr.SUBJECT.with("as a document")));
    MessageData message =
        with(
            AttachmentData.ofBytes(
                PropertyBag.of(List.of(Pr.ATTACH_METHOD.with(AttachMethod.OLE.code()))),
                content(file)),
            AttachmentData.ofBytes(
                PropertyBag.of(List.of(Pr.ATTACH_METHOD.with(AttachMethod.OLE.code()))),
                content("OLE 1".getBytes(StandardCharsets.US_ASCII))));
    List<AttachmentData> attachments = read(write(message)).attachments();
    assertThat(attachments)
        .allSatisfy(
            each ->
                assertThat(each.properties().get(Pr.ATTACH_METHOD))
                    .contains(AttachMethod.OLE.code()));
    byte[] storage = attachments.get(0).content().orElseThrow().toByteArray();
    assertThat(read(storage).properties().get(Pr.SUBJECT)).contains("as a document");
    assertThat(attachments.get(1).content().orElseThrow().toByteArray())
        .asString()
        .isEqualTo("OLE 1");
  }

  @Test
  void aLinkNeedsNoContent() {
    PropertyBag link =
        PropertyBag.of(
            List.of(
                Pr.ATTACH_METHOD.with(AttachMethod.BY_REF_ONLY.code()),
                PropTag.unicode(0x370D).with("\\\\server.example.com\\share\\a.txt")));
    MessageData message = with(AttachmentData.ofBytes(link, content(new byte[0])));
    assertThat(differences(message, read(write(message))))
        .containsExactlyInAnyOrder(
            "+" + Pr.STORE_SUPPORT_MASK, "+" + Pr.MESSAGE_CLASS, "+attachment/" + Pr.ATTACH_NUM);
  }

  @Test
  void namesOfFilesLosePaths() {
    PropertyBag name = PropertyBag.of(List.of(Pr.ATTACH_LONG_FILENAME.with("..\\..\\evil.exe")));
    MessageData message = with(AttachmentData.ofBytes(name, content(new byte[0])));
    assertThat(read(write(message)).attachments().get(0).properties().get(Pr.ATTACH_LONG_FILENAME))
        .contains("evil.exe");
  }

  @Test
  void memoryDoesNotGrowWithAttachments() throws Exception {
    long small = allocated(100_000);
    assertThat(allocated(40_000_000)).isLessThan(small + 2_000_000);
  }

  private static long allocated(long size) throws IOException {
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
    MessageData message =
        with(AttachmentData.ofBytes(PropertyBag.of(List.of()), () -> new Zeros(size)));
    long before = threads.getCurrentThreadAllocatedBytes();
    new MsgWriter().write(message, OutputStream.nullOutputStream());
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  @Test
  void contentThatChangesIsRefused() {
    int[] size = {5_000};
    MessageData message =
        with(
            AttachmentData.ofBytes(
                PropertyBag.of(List.of()), () -> new ByteArrayInputStream(new byte[size[0]--])));
    assertThatThrownBy(() -> new MsgWriter().write(message, OutputStream.nullOutputStream()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("another size");
    assertThatThrownBy(
            () ->
                new MsgWriter()
                    .write(
                        with(
                            AttachmentData.ofBytes(
                                PropertyBag.of(List.of()), () -> new Zeros(3L << 30))),
                        OutputStream.nullOutputStream()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("2 GiB");
  }

  @Test
  void whatNoFileCanHoldIsRefused() {
    assertThatThrownBy(
            () -> write(message(Pr.CLIENT_SUBMIT_TIME.with(Instant.parse("1600-12-31T23:59:59Z")))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                write(
                    message(
                        NamedProperty.of(PropertySet.COMMON, "n".repeat(513), ValueType.LONG)
                            .with(1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("512");
    PropValue[] many = new PropValue[32_768];
    Arrays.setAll(
        many, number -> NamedProperty.of(PropertySet.COMMON, number, ValueType.LONG).with(1));
    assertThatThrownBy(() -> write(message(many)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("32,767");
    Property<?> last = many[32_766].property();
    assertThat(read(write(message(Arrays.copyOf(many, 32_767)))).properties().get(last))
        .isPresent();
  }

  @Test
  void theOrderOfPropertiesComesBack() {
    List<PropValue> values =
        List.of(
            Pr.STORE_SUPPORT_MASK.with(Set.of(StoreSupport.UNICODE_OK)),
            Pr.SUBJECT.with("a"),
            Pr.IMPORTANCE.with(2),
            Pr.BODY.with("b"),
            Pr.MESSAGE_CLASS.with("IPM.Task"));
    MessageData message = new MessageData(PropertyBag.of(values), List.of(), List.of());
    assertThat(
            read(write(message)).properties().values().stream()
                .map(PropValue::property)
                .collect(Collectors.toList()))
        .isEqualTo(values.stream().map(PropValue::property).collect(Collectors.toList()));
  }

  /** So many zeros, of which none is kept. */
  private static final class Zeros extends InputStream {
    private long left;

    Zeros(long size) {
      left = size;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      int count = (int) Math.min(length, left);
      left -= count;
      return count == 0 ? -1 : count;
    }
  }
}
