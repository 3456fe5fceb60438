// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.header;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.mime.internal.property.FileTime;

/**
 * Reads a date of a header: RFC 5322 with its obsolete forms, the forms of RFC 850 and asctime, ISO
 * 8601, and what careless programs make of them. A date that names no zone is UTC.
 */
public final class DateParser {
  /** No date is longer; the rest is not looked at. */
  private static final int LONGEST = 200;

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final Map<String, Integer> ZONE_HOURS =
      Map.ofEntries(
          Map.entry("ut", 0),
          Map.entry("utc", 0),
          Map.entry("gmt", 0),
          Map.entry("wet", 0),
          Map.entry("est", -5),
          Map.entry("edt", -4),
          Map.entry("cst", -6),
          Map.entry("cdt", -5),
          Map.entry("mst", -7),
          Map.entry("mdt", -6),
          Map.entry("pst", -8),
          Map.entry("pdt", -7),
          Map.entry("akst", -9),
          Map.entry("akdt", -8),
          Map.entry("hst", -10),
          Map.entry("ast", -4),
          Map.entry("adt", -3),
          Map.entry("bst", 1),
          Map.entry("west", 1),
          Map.entry("cet", 1),
          Map.entry("met", 1),
          Map.entry("mez", 1),
          Map.entry("cest", 2),
          Map.entry("mest", 2),
          Map.entry("mesz", 2),
          Map.entry("eet", 2),
          Map.entry("sast", 2),
          Map.entry("eest", 3),
          Map.entry("msk", 3),
          Map.entry("msd", 4),
          Map.entry("sgt", 8),
          Map.entry("hkt", 8),
          Map.entry("awst", 8),
          Map.entry("jst", 9),
          Map.entry("kst", 9),
          Map.entry("aest", 10),
          Map.entry("aedt", 11),
          Map.entry("nzst", 12),
          Map.entry("nzdt", 13));

  private static final Pattern TIME =
      Pattern.compile("(\\d{1,2})[:.](\\d{1,2})(?:[:.](\\d{1,2})(?:[.,]\\d{1,9})?)?(am|pm)?");
  private static final Pattern OFFSET = Pattern.compile("(?:utc|gmt)?([+-])(\\d{1,2}):?(\\d{2})?");
  private static final Pattern ISO_DATE = Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})");
  private static final Pattern DASHED = Pattern.compile("(\\d{1,2})[-/]([a-z]{3,9})[-/](\\d{2,4})");
  private static final Pattern ISO_BOTH =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2})t(\\d{2}:.*?)(z|[+-]\\d{2}:?\\d{2})?");

  /** The time of a text; empty if it is no date. */
  public Optional<Instant> parse(String text) {
    String bounded = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    StringBuilder outside = new StringBuilder();
    StringBuilder comments = new StringBuilder();
    split(bounded, outside, comments);
    return new Run().parse(words(outside), words(comments));
  }

  private static void split(String text, StringBuilder outside, StringBuilder comments) {
    int depth = 0;
    for (int index = 0; index < text.length(); index++) {
      char c = text.charAt(index);
      if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth = Math.max(0, depth - 1);
      }
      boolean bracket = c == '(' || c == ')';
      (depth > 0 ? comments : outside).append(bracket || c == ',' ? ' ' : c);
    }
  }

  private static List<String> words(StringBuilder text) {
    List<String> words = new ArrayList<>();
    for (String word : text.toString().toLowerCase(Locale.ROOT).split("[\\s\"\\p{Cntrl}]+", -1)) {
      Matcher both = ISO_BOTH.matcher(word);
      if (both.matches()) {
        words.add(both.group(1));
        words.add(both.group(2));
        if (both.group(3) != null) {
          words.add(both.group(3));
        }
      } else if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }

  /** Collects the fields of one date, word by word. */
  private static final class Run {
    private int day;
    private int month;
    private int year = -1;
    private @Nullable LocalTime time;
    private @Nullable Integer offset;

    Optional<Instant> parse(List<String> words, List<String> comments) {
      words.forEach(this::take);
      if (offset == null) {
        comments.forEach(this::zone);
      }
      if (day == 0 || month == 0 || year < 0) {
        return Optional.empty();
      }
      try {
        LocalTime at = time == null ? LocalTime.MIDNIGHT : time;
        ZoneOffset zone = ZoneOffset.ofTotalSeconds(offset == null ? 0 : offset * 60);
        Instant instant = OffsetDateTime.of(LocalDate.of(year, month, day), at, zone).toInstant();
        return year > 9999 ? Optional.empty() : Optional.of(instant).filter(FileTime::holds);
      } catch (DateTimeException e) {
        return Optional.empty();
      }
    }

    private void take(String word) {
      Matcher iso = ISO_DATE.matcher(word);
      Matcher dashed = DASHED.matcher(word);
      if (time == null && takeTime(word)) {
        return;
      } else if (iso.matches()) {
        year = Integer.parseInt(iso.group(1));
        month = Integer.parseInt(iso.group(2));
        day = Integer.parseInt(iso.group(3));
      } else if (dashed.matches()) {
        day = Integer.parseInt(dashed.group(1));
        month = month(dashed.group(2));
        year = century(dashed.group(3));
      } else if (month == 0 && month(word) > 0) {
        month = month(word);
      } else if (word.equals("am") || word.equals("pm")) {
        time = time == null ? null : halfDay(time.getHour(), word, time);
      } else if (!takeNumber(word)) {
        zone(word);
      }
    }

    private boolean takeNumber(String word) {
      String digits = word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
      if (digits.isEmpty() || digits.length() > 4 || !digits.chars().allMatch(Run::isDigit)) {
        return false;
      }
      if (day == 0 && digits.length() < 3) {
        day = Integer.parseInt(digits);
      } else if (year < 0 && digits.length() > 1) {
        year = century(digits);
      }
      return true;
    }

    private static boolean isDigit(int c) {
      return c >= '0' && c <= '9';
    }

    private boolean takeTime(String word) {
      Matcher matcher = TIME.matcher(word);
      String zone = "";
      if (!matcher.matches()) {
        int sign = Math.max(word.indexOf('+'), word.indexOf('-'));
        if (sign < 3) {
          return false;
        }
        zone = word.substring(sign);
        matcher = TIME.matcher(word.substring(0, sign));
        if (!matcher.matches()) {
          return false;
        }
      }
      int hour = Integer.parseInt(matcher.group(1));
      int minute = Integer.parseInt(matcher.group(2));
      int second = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
      if (hour > 23 || minute > 59 || second > 60) {
        return false;
      }
      // A leap second is the one before it: MAPI's time has none.
      time = LocalTime.of(hour, minute, Math.min(second, 59));
      if (matcher.group(4) != null) {
        time = halfDay(hour, matcher.group(4), time);
      }
      if (!zone.isEmpty()) {
        zone(zone);
      }
      return true;
    }

    private static LocalTime halfDay(int hour, String half, LocalTime time) {
      return hour > 12 ? time : time.withHour(hour % 12 + (half.equals("pm") ? 12 : 0));
    }

    private static int month(String word) {
      if (word.length() < 3 || !word.chars().allMatch(c -> (c >= 'a' && c <= 'z') || c == '.')) {
        return 0;
      }
      return MONTHS.indexOf(word.substring(0, 3)) + 1;
    }

    /** RFC 5322 4.3. */
    private static int century(String digits) {
      int number = Integer.parseInt(digits);
      return digits.length() == 4
          ? number
          : number >= 50 || digits.length() == 3 ? 1900 + number : 2000 + number;
    }

    /** A zone that means nothing is UTC, which RFC 5322 makes of the military ones. */
    private void zone(String word) {
      if (offset != null) {
        return;
      }
      Matcher matcher = OFFSET.matcher(word);
      if (matcher.matches()) {
        int minutes = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
        int total = Integer.parseInt(matcher.group(2)) * 60 + minutes;
        if (total <= 18 * 60) {
          offset = matcher.group(1).equals("-") ? -total : total;
        }
      } else if (ZONE_HOURS.containsKey(word)) {
        offset = ZONE_HOURS.get(word) * 60;
      } else if (word.equals("z")) {
        offset = 0;
      }
    }
  }
}
