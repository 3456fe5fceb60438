// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.mapiosgi.api.addressbook.OneOff;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.mime.internal.header.AddressParser;
import org.mapiosgi.mime.internal.header.DateParser;
import org.mapiosgi.mime.internal.header.MailAddress;
import org.mapiosgi.mime.internal.map.OneOffEntryId;
import org.mapiosgi.mime.internal.text.CharsetNames;
import org.mapiosgi.mime.internal.text.EncodedWords;
import org.mapiosgi.mime.internal.text.TextDecoder;

/**
 * Fields, HTML and ids that a fuzzer chooses. A build replays the seeds; {@code JAZZER_FUZZ=1} and
 * {@code -Dtest=FieldFuzzTest#dates} search for others.
 */
class FieldFuzzTest {
  private static final int MOST = 50;
  private static final CharsetNames CHARSETS = new CharsetNames();
  private static final AddressParser ADDRESSES =
      new AddressParser(new EncodedWords(CHARSETS, new TextDecoder(CHARSETS)));
  private static final DateParser DATES = new DateParser();
  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("d MMM yyyy HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

  static List<byte[]> addressFields() {
    return bytes(
        "a@example.com, \"b, c\" <b@example.com> (comment)",
        "team: a@example.com, b@example.org;, <>",
        "=?utf-8?q?J=C3=B6rg?= <j@example.com>, \"a b\"@example.com, a@[192.0.2.1]",
        "a@b <c@example.com> d@example.com (x (y) z");
  }

  static List<byte[]> dateFields() {
    return bytes(
        "Tue,  1 Dec 2026 08:09:10 +0100 (CET)",
        "Tue Dec  1 08:09:10 2026",
        "01-Dec-26 8:09 PM EST",
        "2026-12-01T08:09:10Z",
        "1 December 1999 23:59:60 GMT");
  }

  static List<byte[]> pages() {
    return bytes(
        "<html><body><p>a &amp; b &nbsp;&#8364;</p><table><tr><td>1<td>2</table></body></html>",
        "<ul><li>a<li>b</ul><pre>x\n y</pre><a href='https://example.com'>link</a><br>",
        "<style>p {}</style><!-- no --><script>no</script><blockquote>q</blockquote>");
  }

  static List<byte[]> ids() {
    byte[] id = new OneOff("A", "SMTP", "a@example.com").entryId().toByteArray();
    byte[] list = new byte[12 + id.length];
    list[0] = 1;
    list[8] = (byte) id.length;
    System.arraycopy(id, 0, list, 12, id.length);
    return List.of(id, list);
  }

  private static List<byte[]> bytes(String... texts) {
    return Stream.of(texts).map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
  }

  @MethodSource("addressFields")
  @FuzzTest
  void addresses(byte[] bytes) {
    String field = new String(bytes, StandardCharsets.UTF_8);
    List<MailAddress> found = ADDRESSES.parse(field, MOST);
    assertThat(found).hasSizeLessThanOrEqualTo(MOST);
    assertThat(found).allSatisfy(one -> assertThat(one.shown() + one.address()).isNotEmpty());
  }

  @MethodSource("dateFields")
  @FuzzTest
  void dates(byte[] bytes) {
    DATES
        .parse(new String(bytes, StandardCharsets.UTF_8))
        .ifPresent(time -> assertThat(DATES.parse(WRITTEN.format(time))).contains(time));
  }

  @MethodSource("pages")
  @FuzzTest
  void html(byte[] bytes) {
    String page = new String(bytes, StandardCharsets.UTF_8);
    assertThat(HtmlReader.text(page).length()).isLessThanOrEqualTo(16 * page.length() + 16);
  }

  @MethodSource("ids")
  @FuzzTest
  void entryIds(byte[] bytes) {
    assertThat(OneOffEntryId.readList(Binary.of(bytes)))
        .hasSizeLessThanOrEqualTo(bytes.length / Integer.BYTES);
    if (bytes.length > 0) {
      OneOff.of(EntryId.of(bytes))
          .ifPresent(read -> assertThat(OneOff.of(read.entryId())).contains(read));
    }
  }
}
