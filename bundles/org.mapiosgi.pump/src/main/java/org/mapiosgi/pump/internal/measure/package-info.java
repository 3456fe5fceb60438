// SPDX-License-Identifier: Apache-2.0
/**
 * Time, durations, counts, and the step that the pump thread is at. Code that measures or records
 * without knowing a pump belongs here.
 */
@NullMarked
package org.mapiosgi.pump.internal.measure;

import org.jspecify.annotations.NullMarked;
