// SPDX-License-Identifier: Apache-2.0
/**
 * Mail that is big or hostile: how the time of its reading grows, and how much heap it takes. These
 * workloads need no subject; they run on the thread that asks.
 */
package org.mapiosgi.benchmark.mail;
