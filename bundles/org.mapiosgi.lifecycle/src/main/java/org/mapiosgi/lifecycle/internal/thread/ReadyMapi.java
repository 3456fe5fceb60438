// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.thread;

import org.mapiosgi.lifecycle.internal.ServiceMode;
import org.mapiosgi.lifecycle.internal.account.Quotas;
import org.mapiosgi.spi.NativeMapi;

/**
 * MAPI while it is initialised, as a session needs it.
 *
 * @param lanes the threads whose lanes log on and work
 * @param quotas how much of what may be open
 */
public record ReadyMapi(
    NativeMapi mapi, String binding, ServiceMode mode, MapiThreads lanes, Quotas quotas) {}
