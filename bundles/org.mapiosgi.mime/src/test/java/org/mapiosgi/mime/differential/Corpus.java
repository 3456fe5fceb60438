// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.differential;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The mails, by names like {@code date/3}. They are the same in every run. */
final class Corpus {
  private final Map<String, Sample> samples = new LinkedHashMap<>();
  private final Map<String, Integer> counts = new LinkedHashMap<>();

  /** All mails. */
  static Corpus all() {
    Corpus corpus = new Corpus();
    CharsetMails.add(corpus);
    WordMails.add(corpus);
    NameMails.add(corpus);
    AddressMails.add(corpus);
    DateMails.add(corpus);
    PartMails.add(corpus);
    EncodingMails.add(corpus);
    LineMails.add(corpus);
    StructureMails.add(corpus);
    return corpus;
  }

  /** The next mail of a kind, in ISO-8859-1; its line ends become CRLF. */
  Sample mail(String kind, String text) {
    return mail(kind, text, StandardCharsets.ISO_8859_1);
  }

  Sample mail(String kind, String text, Charset charset) {
    return raw(kind, text.replace("\n", "\r\n").getBytes(charset));
  }

  /** The next mail of a kind, with exactly these bytes. */
  Sample raw(String kind, byte[] mail) {
    String name = kind + "/" + counts.merge(kind, 1, Integer::sum);
    Sample sample = new Sample(name, mail);
    samples.put(name, sample);
    return sample;
  }

  /** A mail with one field before an innocent rest. */
  Sample field(String kind, String field) {
    return mail(kind, field + "\nMIME-Version: 1.0\n\ntext\n");
  }

  Collection<Sample> samples() {
    return samples.values();
  }
}
