// SPDX-License-Identifier: Apache-2.0
/**
 * Mail. {@link org.mapiosgi.benchmark.mail.MailWorkloads} read files that are big or hostile: how
 * the time of their reading grows, and how much heap they take. {@link
 * org.mapiosgi.benchmark.mail.MailSubject}s read tables and attachments, through the facade,
 * through the SPI, and by peers; each runs in a process of its own, {@link
 * org.mapiosgi.benchmark.mail.MailWorker}. The native client of the Windows part is {@code
 * src/windows/native/mail.cpp}.
 */
package org.mapiosgi.benchmark.mail;
