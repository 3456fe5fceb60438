// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.msg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mapiosgi.mime.msg.MsgFiles.content;
import static org.mapiosgi.mime.msg.MsgFiles.message;
import static org.mapiosgi.mime.msg.MsgFiles.with;
import static org.mapiosgi.mime.msg.MsgFiles.write;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.NamedProperty;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.PropertySet;
import org.mapiosgi.api.property.ValueType;
import org.mapiosgi.api.store.AttachMethod;
import org.mapiosgi.mime.internal.cfb.FileWriting;
import org.mapiosgi.mime.internal.cfb.Storage;
import org.mapiosgi.mime.internal.cfb.StoredStream;
import org.mapiosgi.mime.message.AttachmentData;
import org.mapiosgi.mime.message.Content;
import org.mapiosgi.mime.message.MessageData;
import org.mapiosgi.mime.message.PropertyBag;

/** How much heap the values of a file may take. */
class MsgLimitsTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int LIMIT = 100_000;
  private static final MsgReader READER = new MsgReader().withValue(LIMIT);

  /** Work that may throw. */
  private interface Work {
    void run() throws Exception;
  }

  private static long allocated(Work work) throws Exception {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    work.run();
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  private static void assertRefused(byte[] file, String... texts) {
    assertThatThrownBy(() -> READER.read(file))
        .isInstanceOf(MsgTooBigException.class)
        .hasMessageContainingAll(texts);
  }

  @Test
  void aValueOfTheGreatestSizeIsReadAndALongerOneIsRefused() throws Exception {
    String text = "x".repeat(LIMIT / 2);
    assertThat(READER.read(write(message(Pr.BODY.with(text)))).message().properties().get(Pr.BODY))
        .contains(text);
    assertRefused(
        write(message(Pr.BODY.with(text + "x"))),
        "its property 0x1000001F has 100002 bytes, and at most 100000 are read whole");
    assertRefused(
        write(message(Pr.HTML.with(Binary.of(new byte[LIMIT + 1])))), "property 0x10130102");
  }

  @Test
  void aLongValueIsRefusedBeforeItIsRead() throws Exception {
    byte[] file = write(message(Pr.BODY.with("x".repeat(8 << 20))));
    assertThat(allocated(() -> assertRefused(file, "16777216 bytes"))).isLessThan(4 << 20);
  }

  @Test
  void aLongValueOfARecipientOrOfAnEmbeddedMessageIsRefused() {
    PropertyBag longName = PropertyBag.of(List.of(Pr.DISPLAY_NAME.with("x".repeat(LIMIT))));
    assertRefused(
        write(new MessageData(PropertyBag.of(List.of()), List.of(longName), List.of())),
        "0x3001001F");
    MessageData inner = message(Pr.BODY.with("x".repeat(LIMIT)));
    assertRefused(
        write(with(AttachmentData.ofMessage(PropertyBag.of(List.of()), inner))), "0x1000001F");
  }

  @Test
  void allValuesTogetherTakeAtMostFiveTimesAsMuch() throws Exception {
    MessageData each = message(Pr.BODY.with("x".repeat(40_000)));
    AttachmentData[] six =
        Collections.nCopies(6, AttachmentData.ofMessage(PropertyBag.of(List.of()), each))
            .toArray(AttachmentData[]::new);
    assertThat(READER.read(write(with(six))).losses()).isEmpty();
    AttachmentData[] seven =
        Collections.nCopies(7, AttachmentData.ofMessage(PropertyBag.of(List.of()), each))
            .toArray(AttachmentData[]::new);
    assertRefused(write(with(seven)), "more than 500000 bytes");
  }

  @Test
  void manyShortValuesCountTogether() {
    assertRefused(
        write(message(PropTag.of(0x6600, ValueType.MV_LONG).with(Collections.nCopies(40_000, 7)))),
        "more than 500000 bytes");
    assertRefused(
        write(
            message(
                PropTag.of(0x6601, ValueType.MV_UNICODE)
                    .with(Collections.nCopies(12_000, "a text of 20 letters")))),
        "more than 500000 bytes");
    List<PropValue> values = new ArrayList<>();
    for (int id = 1; id <= 8_000; id++) {
      values.add(PropTag.integer(id).with(id));
    }
    assertRefused(write(message(values.toArray(PropValue[]::new))), "more than 500000 bytes");
  }

  @Test
  void attachmentsHaveAnySize() throws Exception {
    byte[] bytes = new byte[20 * LIMIT];
    byte[] file = write(with(AttachmentData.ofBytes(PropertyBag.of(List.of()), content(bytes))));
    assertThat(READER.read(file).message().attachments().get(0).content().orElseThrow().open())
        .hasBinaryContent(bytes);
  }

  @Test
  void theContentOfAnOleAttachmentPassesAsAStream() throws Exception {
    byte[] document =
        write(
            with(
                AttachmentData.ofBytes(PropertyBag.of(List.of()), content(new byte[16 << 20])),
                AttachmentData.ofBytes(PropertyBag.of(List.of()), content(new byte[5]))));
    byte[] file =
        write(
            with(
                AttachmentData.ofBytes(
                    PropertyBag.of(List.of(Pr.ATTACH_METHOD.with(AttachMethod.OLE.code()))),
                    content(document))));
    Content content = READER.read(file).message().attachments().get(0).content().orElseThrow();
    assertThat(allocated(() -> consume(content))).isLessThan(4 << 20);
    assertThat(content.toByteArray()).isEqualTo(document);
  }

  private static void consume(Content content) throws IOException {
    try (InputStream in = content.open()) {
      in.transferTo(OutputStream.nullOutputStream());
    }
  }

  @Test
  void textsOfNamesBeyondTheGreatestNumberOfNamesAreNotRead() throws Exception {
    Storage root = new Storage();
    root.add("__properties_version1.0", StoredStream.of(new byte[32]));
    Storage names = new Storage();
    names.add("__substg1.0_00040102", StoredStream.of(new byte[64 << 20]));
    root.add("__nameid_version1.0", names);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FileWriting.write(root, out);
    byte[] file = out.toByteArray();
    assertThat(allocated(() -> READER.read(file))).isLessThan(80 << 20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\0b", "a\0"})
  void aNameEndsWithAZero(String text) throws Exception {
    byte[] file =
        write(message(NamedProperty.of(PropertySet.COMMON, text, ValueType.LONG).with(1)));
    assertThat(READER.read(file).message().properties().get(name("a"))).contains(1);
  }

  @Test
  void aNameOfZerosIsNoName() throws Exception {
    byte[] file = write(message(name("\0").with(1), Pr.SUBJECT.with("kept")));
    MsgReading reading = READER.read(file);
    assertThat(reading.losses()).containsExactly("the property 0x80000003 cannot be read");
    assertThat(reading.message().properties().get(Pr.SUBJECT)).contains("kept");
  }

  private static NamedProperty<Integer> name(String text) {
    return NamedProperty.of(PropertySet.COMMON, text, ValueType.LONG);
  }

  @Test
  void aLimitIsAtLeastOne() {
    assertThatThrownBy(() -> new MsgReader().withValue(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("value 0");
  }
}
