// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.msg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mapiosgi.mime.msg.MsgFiles.content;
import static org.mapiosgi.mime.msg.MsgFiles.message;
import static org.mapiosgi.mime.msg.MsgFiles.read;
import static org.mapiosgi.mime.msg.MsgFiles.reading;
import static org.mapiosgi.mime.msg.MsgFiles.write;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.NamedProperty;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.PropertySet;
import org.mapiosgi.api.property.ValueType;
import org.mapiosgi.mime.message.AttachmentData;
import org.mapiosgi.mime.message.MessageData;
import org.mapiosgi.mime.message.PropertyBag;
import org.mapiosgi.mime.support.Growth;

/** Files that are damaged, made by others, or that ask for more than a message does. */
@Timeout(60)
class MsgBoundsTest {
  private static final MsgReader READER = new MsgReader();

  private static final PropertyBag BAG =
      PropertyBag.of(
          List.of(
              Pr.DISPLAY_NAME.with("Anna Example"),
              Pr.EMAIL_ADDRESS.with("anna@example.com"),
              NamedProperty.of(PropertySet.COMMON, 0x8501, ValueType.LONG).with(15)));

  private static final byte[] WHOLE =
      write(
          new MessageData(
              PropertyBag.of(
                  List.of(
                      Pr.SUBJECT.with("subject"),
                      Pr.BODY.with("body ".repeat(30)),
                      Pr.CLIENT_SUBMIT_TIME.with(Instant.parse("2026-03-02T09:00:00Z")),
                      NamedProperty.of(PropertySet.PUBLIC_STRINGS, "Keywords", ValueType.MV_UNICODE)
                          .with(List.of("red", "green")))),
              List.of(BAG, BAG),
              List.of(
                  AttachmentData.ofBytes(BAG, content(new byte[100])),
                  AttachmentData.ofBytes(BAG, content(new byte[5_000])),
                  AttachmentData.ofMessage(BAG, message(Pr.SUBJECT.with("inner"))))));

  /** Replaces the name of a stream or storage in the directory, whose length stays. */
  private static byte[] renamed(byte[] file, String name, String other) {
    String latin = new String(file, StandardCharsets.ISO_8859_1);
    String was = latin(name);
    assertThat(latin).contains(was);
    return latin.replace(was, latin(other)).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String latin(String name) {
    return new String(name.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
  }

  /** Replaces a property tag in the lists of properties. */
  private static byte[] retagged(byte[] file, int tag, int other) {
    String latin = new String(file, StandardCharsets.ISO_8859_1);
    assertThat(latin).contains(entry(tag));
    return latin.replace(entry(tag), entry(other)).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String entry(int tag) {
    byte[] bytes =
        ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putInt(tag).putInt(6).array();
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  @Test
  void whatIsNoMsgFileIsRefused() {
    assertThatThrownBy(() -> READER.read(new byte[0]))
        .isInstanceOf(NoMsgException.class)
        .hasMessage("it is empty");
    assertThatThrownBy(() -> READER.read("From: a".getBytes(StandardCharsets.US_ASCII)))
        .isInstanceOf(NoMsgException.class)
        .hasMessage("it does not begin with the signature of compound files");
    byte[] document =
        renamed(
            write(message(Pr.SUBJECT.with("x"))),
            "__properties_version1.0",
            "WordDocument_version1.0");
    assertThatThrownBy(() -> READER.read(document))
        .isInstanceOf(NoMsgException.class)
        .hasMessage("it is a compound file without the properties of a message");
  }

  @Test
  void aFileInsideOfABufferIsRead() throws NoMsgException {
    byte[] around = new byte[WHOLE.length + 20];
    System.arraycopy(WHOLE, 0, around, 10, WHOLE.length);
    ByteBuffer buffer = ByteBuffer.wrap(around, 10, WHOLE.length);
    MsgReading reading = READER.read(buffer);
    assertThat(reading.losses()).isEmpty();
    assertThat(reading.message().properties().get(Pr.SUBJECT)).contains("subject");
    assertThat(buffer.position()).isEqualTo(10);
  }

  @ParameterizedTest
  @ValueSource(ints = {932, 1251, 65001, 20866})
  void textOfEightBitsIsInTheCodePageOfTheMessage(int codePage) {
    Charset charset =
        switch (codePage) {
          case 932 -> Charset.forName("windows-31j");
          case 1251 -> Charset.forName("windows-1251");
          case 20866 -> Charset.forName("KOI8-R");
          default -> StandardCharsets.UTF_8;
        };
    String subject = codePage == 932 ? "日本語" : "Привет";
    PropTag<Binary> asBytes = PropTag.binary(Pr.SUBJECT.id());
    byte[] file =
        write(
            message(
                asBytes.with(Binary.of(subject.getBytes(charset))),
                PropTag.integer(0x3FFD).with(codePage),
                Pr.INTERNET_CPID.with(1251)));
    file = retagged(file, 0x00370102, 0x0037001E);
    file = renamed(file, "__substg1.0_00370102", "__substg1.0_0037001E");
    assertThat(read(file).properties().get(Pr.SUBJECT)).contains(subject);
    byte[] unknown = retagged(file, 0x3FFD0003, 0x3FFD0014);
    assertThat(read(unknown).properties().get(Pr.SUBJECT))
        .as("PR_INTERNET_CPID counts if there is no other")
        .contains(new String(subject.getBytes(charset), Charset.forName("windows-1251")));
  }

  @Test
  void anUnknownCodePageIsALoss() {
    byte[] file =
        write(
            message(
                PropTag.binary(0x0037).with(Binary.of((byte) 0xFC)), Pr.INTERNET_CPID.with(99)));
    file = retagged(file, 0x00370102, 0x0037001E);
    file = renamed(file, "__substg1.0_00370102", "__substg1.0_0037001E");
    MsgReading reading = reading(file);
    assertThat(reading.losses()).containsExactly("its code page 99 is unknown");
    assertThat(reading.message().properties().get(Pr.SUBJECT)).contains("ü");
  }

  @Test
  void whatIsMissingIsALossAndTheRestIsThere() {
    assertThat(reading(renamed(WHOLE, "__substg1.0_0037001F", "__substg1.0_0037002F")).losses())
        .containsExactly("the property 0x0037001F cannot be read");
    assertThat(reading(renamed(WHOLE, "1.0_#00000001", "1.0_X00000001")).losses())
        .containsExactly("it has 1 of its 2 recipients", "it has 2 of its 3 attachments");
    assertThat(reading(renamed(WHOLE, "__nameid_version1.0", "__nonames_version10")).losses())
        .contains(
            "the property 0x80010003 cannot be read", "the property 0x8000101F cannot be read");
    assertThat(reading(renamed(WHOLE, "__substg1.0_37010102", "__substg1.0_37010103")).losses())
        .containsExactly("the content of an attachment is missing");
    assertThat(
            reading(
                    renamed(
                        WHOLE, "__substg1.0_8000101F-00000001", "__substg1.0_8000101F-00000002"))
                .losses())
        .containsExactly("a value of the property 0x8000101F is lost");
    MsgReading reading = reading(retagged(WHOLE, 0x00390040, 0x00390041));
    assertThat(reading.losses()).containsExactly("the type of the property 0x00390041 is unknown");
    assertThat(reading.message().properties().get(Pr.SUBJECT)).contains("subject");
  }

  @Test
  void whatIsThereOfATruncatedOneIsRead() throws NoMsgException {
    int subjects = 0;
    for (int size = 0; size < WHOLE.length - 512; size += 100) {
      try {
        MsgReading reading = READER.read(Arrays.copyOf(WHOLE, size));
        assertThat(reading.losses()).as("of %d bytes", size).isNotEmpty();
        subjects += reading.message().properties().get(Pr.SUBJECT).isPresent() ? 1 : 0;
      } catch (NoMsgException e) {
        assertThat(e.getMessage()).startsWith("it ");
      }
    }
    assertThat(subjects).isGreaterThan(40);
    MsgReading reading = READER.read(Arrays.copyOf(WHOLE, WHOLE.length - 1024));
    assertThat(reading.losses()).containsExactly("the stream __substg1.0_37010102 is cut off");
    assertThat(reading.message().attachments().get(1).content().orElseThrow().toByteArray())
        .hasSize(5_120 - 1_024);
  }

  /** The parts that a file can have many of. */
  enum Kind {
    PROPERTIES {
      @Override
      MessageData message(int count) {
        List<PropValue> values = new ArrayList<>();
        for (int number = 0; number < count; number++) {
          int id = number % 0x3700;
          values.add(
              switch (number / 0x3700) {
                case 0 -> PropTag.integer(id).with(number);
                case 1 -> PropTag.bool(id).with(true);
                case 2 -> PropTag.of(id, ValueType.I8).with(1L);
                case 3 -> PropTag.of(id, ValueType.I2).with((short) 1);
                case 4 -> PropTag.of(id, ValueType.DOUBLE).with(1.0);
                case 5 -> PropTag.of(id, ValueType.R4).with(1.0F);
                case 6 -> PropTag.unicode(id).with("text");
                default -> PropTag.binary(id).with(Binary.EMPTY);
              });
        }
        return new MessageData(PropertyBag.of(values), List.of(), List.of());
      }
    },
    NAMES {
      @Override
      MessageData message(int count) {
        List<PropValue> values = new ArrayList<>();
        for (int number = 0; number < count / 8; number++) {
          values.add(
              NamedProperty.of(new UUID(number, 1), "n" + number, ValueType.UNICODE).with("x"));
        }
        return new MessageData(PropertyBag.of(values), List.of(), List.of());
      }
    },
    VALUES_OF_ONE {
      @Override
      MessageData message(int count) {
        return MsgFiles.message(
            PropTag.of(0x6600, ValueType.MV_UNICODE).with(Collections.nCopies(count, "value")));
      }
    },
    RECIPIENTS {
      @Override
      MessageData message(int count) {
        return new MessageData(
            PropertyBag.of(List.of()), Collections.nCopies(count / 2, BAG), List.of());
      }
    },
    ATTACHMENTS {
      @Override
      MessageData message(int count) {
        return new MessageData(
            PropertyBag.of(List.of()),
            List.of(),
            Collections.nCopies(count / 2, AttachmentData.ofBytes(BAG, content(new byte[70]))));
      }
    },
    EMBEDDED {
      @Override
      MessageData message(int count) {
        return new MessageData(
            PropertyBag.of(List.of()),
            List.of(),
            Collections.nCopies(
                count / 4, AttachmentData.ofMessage(BAG, MsgFiles.message(Pr.SUBJECT.with("x")))));
      }
    };

    abstract MessageData message(int count);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void theWorkGrowsWithTheSizeAndNotFaster(Kind kind) throws Exception {
    Growth.assertLinear(8_000, size -> write(kind.message(size)), READER::read);
    Growth.assertLinear(8_000, kind::message, MsgFiles::write);
  }

  @Test
  void aHundredThousandPropertiesAreRead() {
    assertThat(read(write(Kind.PROPERTIES.message(100_000))).properties().values())
        .hasSizeGreaterThanOrEqualTo(100_000);
  }

  /** Entries that all name one stream, which would be read for each of them. */
  @Test
  void aPropertyThatIsListedTwiceIsReadOnce() throws Exception {
    byte[] list = new byte[32 + 100_000 * 16];
    ByteBuffer entries = ByteBuffer.wrap(list).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 32; at < list.length; at += 16) {
      entries.putInt(at, 0x1000001F);
    }
    byte[] text = new byte[2_000_000];
    Arrays.fill(text, (byte) 1);
    byte[] file = StoredFiles.file("__properties_version1.0", list, "__substg1.0_1000001F", text);
    MsgReading reading = READER.read(file);
    assertThat(reading.message().properties().get(Pr.BODY).orElseThrow()).hasSize(1_000_000);
  }

  /** Entries of names that all name one text. */
  @Test
  void aLongNameIsNoName() throws Exception {
    byte[] file =
        write(
            message(NamedProperty.of(PropertySet.COMMON, "n".repeat(512), ValueType.LONG).with(1)));
    assertThat(read(file).properties().values()).hasSize(3);
    String latin = new String(file, StandardCharsets.ISO_8859_1);
    byte[] longer =
        latin.replace("\0\4\0\0n\0", "\2\4\0\0n\0").getBytes(StandardCharsets.ISO_8859_1);
    assertThat(longer).isNotEqualTo(file);
    assertThat(reading(longer).losses()).containsExactly("the property 0x80000003 cannot be read");
  }

  @ParameterizedTest
  @ValueSource(longs = {20260306, 20260307})
  void mutatedFilesAreReadOrRefused(long seed) {
    Random random = new Random(seed);
    int read = 0;
    for (int round = 0; round < 2_000; round++) {
      byte[] mutated = WHOLE.clone();
      for (int change = random.nextInt(20); change >= 0; change--) {
        int value = random.nextInt(4) == 0 ? random.nextInt(256) : random.nextInt(4) * 85;
        mutated[random.nextInt(mutated.length)] = (byte) value;
      }
      if (random.nextInt(4) == 0) {
        mutated = Arrays.copyOf(mutated, random.nextInt(mutated.length + 1));
      }
      try {
        touch(READER.read(mutated).message());
        read++;
      } catch (NoMsgException e) {
        assertThat(e.getMessage()).startsWith("it ");
      }
    }
    assertThat(read).isGreaterThan(1_000);
  }

  private static void touch(MessageData message) {
    message.properties().values().forEach(value -> assertThat(value.toString()).isNotNull());
    for (AttachmentData attachment : message.attachments()) {
      attachment
          .content()
          .ifPresent(content -> assertThat(content.toByteArray().length).isLessThan(100_000));
      attachment.embedded().ifPresent(MsgBoundsTest::touch);
    }
  }
}
