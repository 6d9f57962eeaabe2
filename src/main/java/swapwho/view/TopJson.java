// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import swapwho.model.From;
import swapwho.model.Pressure;
import swapwho.model.Stored;
import swapwho.model.TopBy;
import swapwho.model.TopFlow;
import swapwho.model.TopMatrix;
import swapwho.model.TopRow;
import swapwho.model.TopState;
import swapwho.model.TopTaker;
import swapwho.model.TopWho;

/** A second of `top` as one line of JSON. */
public final class TopJson {
    private static final int BILLION = 1_000_000_000;

    private TopJson() {}

    /** The line with its end. */
    public static String of(TopState state, TopView view) {
        TopMatrix matrix = TopMatrix.of(state, view.by());
        TopBy losersBy = view.by() == TopBy.MAPPING ? TopBy.PROCESS : view.by();
        JsonObject top = new JsonObject()
                .text("event", "top")
                .text("time", time(state.realtimeNs()))
                .number("seconds", state.counts().seconds())
                .text("by", view.by().word())
                .number("page_size", state.pageSize())
                .number("lost_events", state.lostEvents())
                .object("out", flow(state.counts().out(), Stored.values()))
                .object("in", flow(state.counts().in(), From.values()))
                .list("areas", state.areas(), area -> new JsonObject().text("device", area.name())
                        .number("pages", area.pages()).number("used", area.used()).raw("priority", Integer.toString(area.priority())))
                .list("compressed", state.compressed(), one -> new JsonObject().text("name", one.name())
                        .number("stored_bytes", one.stored()).number("used_bytes", one.used()));
        if (state.pressure() != null) {
            top.object("pressure", pressure(state.pressure()));
        }
        return top.list("losers", TopRows.of(state, view), row -> loser(row, view.by()))
                .list("takers", TopTaker.of(state, process -> true), TopJson::taker)
                .list("matrix", matrix.takers(), line -> pushed(line, matrix.losers(), losersBy)) + "\n";
    }

    private static String time(long realtimeNs) {
        Instant second = Instant.ofEpochSecond(Math.floorDiv(realtimeNs, BILLION));
        return second.toString().replace("Z", String.format(Locale.ROOT, ".%09dZ", Math.floorMod(realtimeNs, BILLION)));
    }

    private static <P extends Enum<P>> JsonObject flow(TopFlow flow, P[] places) {
        JsonObject object = new JsonObject().number("pages", flow.pages());
        for (P place : places) {
            object.number(place.name().toLowerCase(Locale.ROOT), flow.now()[place.ordinal()]);
        }
        return object;
    }

    private static JsonObject pressure(Pressure pressure) {
        return new JsonObject().raw("some_percent", Double.toString(pressure.some())).raw("full_percent", Double.toString(pressure.full()))
                .number("some_total_us", pressure.someTotalUs()).number("full_total_us", pressure.fullTotalUs());
    }

    private static JsonObject loser(TopRow row, TopBy by) {
        JsonObject minute = new JsonObject()
                .number("out_pages", row.out).number("in_pages", row.back).number("returned_pages", row.returned)
                .number("faults", row.faults).number("waited_ns", row.waitedNs)
                .number("delay_p50_ns", row.delays.percentile(0.5)).number("delay_p99_ns", row.delays.percentile(0.99))
                .number("away_p50_ns", row.away.percentile(0.5));
        return name(row, by).number("out_pages", row.outNow).number("in_pages", row.backNow).number("held_pages", row.held)
                .object("minute", minute);
    }

    private static JsonObject taker(TopTaker row) {
        JsonObject object = new JsonObject();
        if (row.who != null) {
            object.object("taker", who(row.who)).text("cause", row.cause.word());
        }
        if (row.waker != null) {
            object.object("woken_by", who(row.waker));
        }
        return object.number("out_pages", row.now)
                .object("minute", new JsonObject().number("out_pages", row.pages).number("returned_pages", row.returned));
    }

    private static JsonObject pushed(TopMatrix.Line line, List<TopRow> losers, TopBy by) {
        List<Integer> hit = IntStream.range(0, losers.size()).filter(i -> line.pages()[i] > 0).boxed().toList();
        return new JsonObject()
                .object("taker", who(line.who()))
                .number("minute_pages", line.sum())
                .list("losers", hit, i -> brief(losers.get(i), by).number("minute_pages", line.pages()[i]));
    }

    private static JsonObject who(TopWho who) {
        return new JsonObject().who(who.pid(), who.commandLow(), who.commandHigh());
    }

    /** By what a row of the losers is found again. */
    private static JsonObject brief(TopRow row, TopBy by) {
        return switch (by) {
            case PROCESS -> new JsonObject().who(row.process.pid, row.process.commandLow, row.process.commandHigh);
            case CGROUP -> new JsonObject().text("cgroup", row.name);
            case COMMAND, CONTAINER, MAPPING -> name(row, by);
        };
    }

    private static JsonObject name(TopRow row, TopBy by) {
        JsonObject object = new JsonObject();
        if (row.process == null) {
            return object;
        }
        return switch (by) {
            case PROCESS -> object.who(row.process);
            case COMMAND -> object.text("command", Names.command(row.process.commandLow, row.process.commandHigh));
            case CGROUP -> object.cgroup(row.name);
            case CONTAINER -> object.text("container", row.name);
            case MAPPING -> object.text("mapping", row.name);
        };
    }
}
