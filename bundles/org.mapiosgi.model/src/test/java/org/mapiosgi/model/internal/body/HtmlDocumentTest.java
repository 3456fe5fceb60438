// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.body;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlDocumentTest {
  @Test
  void aFragmentGoesToTheBeginningOfTheBody() {
    assertThat(HtmlDocument.prepend("<p>", "<HTML><Body class='a>'>x"))
        .isEqualTo("<HTML><Body class='a>'><p>x");
    assertThat(HtmlDocument.prepend("<p>", "<html><body\nid=1>x</body>"))
        .isEqualTo("<html><body\nid=1><p>x</body>");
    assertThat(HtmlDocument.prepend("<p>", "<bodyguard>x")).isEqualTo("<p><bodyguard>x");
  }

  @Test
  void textLooksTheSameAsHtml() {
    assertThat(HtmlDocument.escaped("a<b>&\"c\"\r\nd\re\n"))
        .isEqualTo("a&lt;b&gt;&amp;&quot;c&quot;<br>\r\nd<br>\r\ne<br>\r\n");
    assertThat(HtmlDocument.of("x")).isEqualTo("<html><body>x</body></html>");
  }

  @Test
  void theContentIdsThatADocumentShowsAreFound() {
    assertThat(HtmlDocument.contentIds("<img src=\"cid:a@b\"><img src=CID:c> url('cid:d')"))
        .containsExactlyInAnyOrder("a@b", "c", "d");
    assertThat(HtmlDocument.contentIds("<p>acid: rain")).isEmpty();
  }
}
