// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.rtf;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import org.mapiosgi.mime.internal.part.Losses;
import org.mapiosgi.mime.internal.text.Bytes;
import org.mapiosgi.mime.internal.text.CharsetNames;
import org.mapiosgi.mime.internal.text.TextDecoder;

/** Follows the groups and the state of a document, and gives its text to outputs. One pass. */
final class RtfInterpreter {
  private final RtfLexer lexer;
  private final List<RtfOutput> outputs;
  private final TextDecoder decoder;
  private final RtfCharsets charsets;
  private final Losses losses;
  private final RtfScopes scopes = new RtfScopes();

  /** Bytes of text in the charset of the state. A character may need several of them. */
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();

  private final StringBuilder instruction = new StringBuilder();
  private int defaultFont;
  private int tableFont;

  /** The number of characters of a fallback that are still to be passed over. */
  private int toSkip;

  private boolean groupBegins;
  private boolean ignorable;

  RtfInterpreter(
      Bytes rtf,
      CharsetNames names,
      TextDecoder decoder,
      Losses losses,
      List<? extends RtfOutput> outputs) {
    this.lexer = new RtfLexer(rtf);
    this.decoder = decoder;
    this.charsets = new RtfCharsets(names, losses);
    this.losses = losses;
    this.outputs = List.copyOf(outputs);
  }

  /** Reads up to the end of the first group, which is the document. */
  void run() {
    RtfLexer.Kind kind = lexer.next();
    while (kind != RtfLexer.Kind.END) {
      if (kind != RtfLexer.Kind.BYTE && kind != RtfLexer.Kind.SYMBOL) {
        flush();
      }
      take(kind);
      if (kind == RtfLexer.Kind.CLOSE && scopes.depth() == 0) {
        return;
      }
      kind = lexer.next();
    }
    flush();
    losses.add("it ends before its last group does");
  }

  private void take(RtfLexer.Kind kind) {
    switch (kind) {
      case OPEN -> {
        scopes.open();
        toSkip = 0;
        groupBegins = true;
        ignorable = false;
      }
      case CLOSE -> {
        scopes.close();
        toSkip = 0;
        groupBegins = false;
      }
      case WORD -> word(lexer.word());
      case SYMBOL -> symbol((char) lexer.value());
      case BYTE -> character(lexer.value());
      default -> {
        groupBegins = false;
        toSkip = Math.max(toSkip - 1, 0);
      }
    }
  }

  private RtfState state() {
    return scopes.current();
  }

  private boolean isSkipped() {
    return state().destination == Destination.SKIPPED;
  }

  private void character(int value) {
    groupBegins = false;
    if (toSkip > 0) {
      toSkip--;
    } else if (!isSkipped() && state().destination != Destination.FONT_TABLE) {
      pending.write(value);
    }
  }

  private void symbol(char symbol) {
    switch (symbol) {
      case '*' -> ignorable = groupBegins;
      case '\\', '{', '}' -> character(symbol);
      default -> {
        groupBegins = false;
        if (toSkip > 0) {
          toSkip--;
        } else {
          RtfSymbol.of(String.valueOf(symbol)).ifPresent(this::put);
        }
      }
    }
  }

  /** Control words are no part of a fallback: a writer may have left the fallback out. */
  private void word(String word) {
    if (groupBegins) {
      groupBegins = false;
      Optional<Destination> destination = Destination.of(word);
      if (destination.isPresent() || ignorable) {
        enter(destination.orElse(Destination.SKIPPED));
        return;
      }
    }
    if (state().destination == Destination.FONT_TABLE) {
      font(word);
    } else if (!isSkipped()) {
      Optional<RtfSymbol> symbol = RtfSymbol.of(word);
      if (symbol.isPresent()) {
        put(symbol.get());
      } else {
        document(word);
      }
    }
  }

  /** A group within a skipped group is skipped too. */
  private void enter(Destination destination) {
    if (!isSkipped()) {
      scopes.change().destination = destination;
      if (destination == Destination.FIELD_INSTRUCTION) {
        instruction.setLength(0);
      }
    }
  }

  private void font(String word) {
    switch (word) {
      case "f" -> tableFont = lexer.valueOr(0);
      case "fcharset" -> charsets.fontCharset(tableFont, lexer.valueOr(0));
      case "cpg" -> charsets.fontCodePage(tableFont, lexer.valueOr(0));
      default -> {}
    }
  }

  private void document(String word) {
    switch (word) {
      case "ansi" -> charsets.document(1252);
      case "mac" -> charsets.document(10000);
      case "pc" -> charsets.document(437);
      case "pca" -> charsets.document(850);
      case "ansicpg" -> charsets.document(lexer.valueOr(0));
      case "deff" -> defaultFont = lexer.valueOr(0);
      case "f" -> scopes.change().font = lexer.valueOr(0);
      case "u" -> unicode(lexer.valueOr(0));
      case "uc" -> scopes.change().fallback = Math.max(lexer.valueOr(1), 0);
      case "htmlrtf" -> scopes.change().htmlRtf = isOn();
      case "fldrslt" -> beginResult();
      default -> format(word);
    }
  }

  private void format(String word) {
    switch (word) {
      case "plain" -> scopes.change().plain();
      case "b" -> scopes.change().bold = isOn();
      case "i" -> scopes.change().italic = isOn();
      case "ul", "uld", "uldb", "ulw", "uldash", "uldashd", "uldashdd", "ulth", "ulwave" ->
          scopes.change().underline = isOn();
      case "ulnone" -> scopes.change().underline = false;
      case "v" -> scopes.change().hidden = isOn();
      default -> {}
    }
  }

  private boolean isOn() {
    return lexer.valueOr(1) != 0;
  }

  /** A link within a link belongs to the outer one. */
  private void beginResult() {
    if (state().link == null) {
      Hyperlink.target(instruction).ifPresent(target -> scopes.change().link = target);
    }
    instruction.setLength(0);
  }

  /** 16 bits with or without a sign; careless writers give a whole code point. */
  private void unicode(int value) {
    toSkip = state().fallback;
    if (value > Character.MAX_CODE_POINT) {
      put("\uFFFD");
    } else if (value > Character.MAX_VALUE) {
      put(Character.toString(value));
    } else if ((char) value != 0) {
      put(String.valueOf((char) value));
    }
  }

  private void flush() {
    if (pending.size() > 0) {
      RtfState state = state();
      int font = state.font == RtfState.DEFAULT_FONT ? defaultFont : state.font;
      boolean ofTag = state.destination == Destination.HTML_TAG;
      put(
          decoder.decodeFrom(
              ofTag ? charsets.ofDocument() : charsets.of(font), pending.toByteArray()));
      pending.reset();
    }
  }

  private void put(String text) {
    if (state().destination == Destination.FIELD_INSTRUCTION) {
      int room = Hyperlink.LONGEST + 1 - instruction.length();
      instruction.append(text, 0, Math.min(text.length(), Math.max(room, 0)));
    }
    outputs.forEach(output -> output.text(text, state()));
  }

  private void put(RtfSymbol symbol) {
    flush();
    if (!isSkipped()) {
      outputs.forEach(output -> output.symbol(symbol, state()));
    }
  }
}
