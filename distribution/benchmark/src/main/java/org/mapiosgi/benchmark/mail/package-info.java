// SPDX-License-Identifier: Apache-2.0
/**
 * Reading mail: tables and attachments, through the facade, through the SPI, and by peers. Each
 * subject runs in a process of its own, {@link org.mapiosgi.benchmark.mail.MailWorker}; the native
 * client of the Windows part is {@code src/windows/native/mail.cpp}.
 */
package org.mapiosgi.benchmark.mail;
