// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mapiosgi.mime.differential.Disagreements.Parsers;
import org.mapiosgi.mime.differential.Disagreements.Row;

/** Two parsers that know nothing of this bundle read the same mails. */
class DifferentialTest {
  private static final Collection<Sample> SAMPLES = Corpus.all().samples();
  private static final List<Row> ROWS = Disagreements.rows();

  /** A field of which two parsers see another value. */
  private record Disagreement(Sample sample, Parsers parser, Field field, String text) {}

  static Collection<Sample> samples() {
    return SAMPLES;
  }

  @Test
  void thereAreManyMails() {
    assertThat(SAMPLES).hasSizeGreaterThanOrEqualTo(300);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void theReaderSeesWhatTheMakerMeant(Sample sample) throws Exception {
    assertThat(ReaderView.of(sample.mail())).containsAllEntriesOf(sample.known());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyDisagreementIsDecidedByASpecification(Sample sample) throws Exception {
    assertThat(disagreements(sample))
        .filteredOn(disagreement -> row(disagreement).isEmpty())
        .extracting(Disagreement::text)
        .isEmpty();
  }

  @Test
  void everyRowOfTheTableIsNeeded() throws Exception {
    Set<Row> used = new HashSet<>();
    for (Sample sample : SAMPLES) {
      disagreements(sample).forEach(disagreement -> row(disagreement).ifPresent(used::add));
    }
    assertThat(ROWS).allMatch(used::contains);
  }

  private static Optional<Row> row(Disagreement disagreement) {
    return ROWS.stream()
        .filter(
            row -> row.explains(disagreement.sample(), disagreement.parser(), disagreement.field()))
        .findFirst();
  }

  private static List<Disagreement> disagreements(Sample sample) throws Exception {
    Map<Field, String> seen = ReaderView.of(sample.mail());
    List<Disagreement> found = new ArrayList<>();
    compare(sample, seen, Parsers.MIME4J, Mime4jParser.of(sample.mail()), found);
    compare(sample, seen, Parsers.JAKARTA, JakartaParser.of(sample.mail()), found);
    return found;
  }

  private static void compare(
      Sample sample,
      Map<Field, String> seen,
      Parsers parser,
      Map<Field, String> other,
      List<Disagreement> found) {
    for (Field field : Field.values()) {
      String ours = seen.get(field);
      String theirs = other.get(field);
      if (!theirs.equals(ours) && !isMadeOfHtml(field, seen, theirs)) {
        found.add(
            new Disagreement(
                sample,
                parser,
                field,
                sample + " " + field + ": [" + ours + "], but " + parser + " [" + theirs + "]"));
      }
    }
  }

  /** A mail with HTML only has a plain body, too: [MS-OXCMAIL] 2.2.3.3. */
  private static boolean isMadeOfHtml(Field field, Map<Field, String> seen, String theirs) {
    return field == Field.TEXT && theirs.isEmpty() && !seen.get(Field.HTML).isEmpty();
  }
}
