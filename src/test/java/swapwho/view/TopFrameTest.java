// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import swapwho.model.TopBy;
import swapwho.model.TopRow;
import swapwho.model.TopState;
import swapwho.testing.Golden;
import swapwho.testing.TopScene;

class TopFrameTest {
    private static final TopState BUSY = TopScene.busy().at(74);

    private static TopView view(TopBy by) {
        return TopView.first(by, ZoneId.of("UTC"));
    }

    @ParameterizedTest
    @CsvSource({"80, 24", "160, 48", "40, 10", "120, 30"})
    void fitsEverySize(int width, int height) {
        Frame frame = TopFrame.of(BUSY, view(TopBy.PROCESS), width, height);
        assertThat(frame.text().lines()).hasSizeLessThanOrEqualTo(height).allMatch(line -> Columns.of(line) <= width);
        Golden.check("top-" + width + "x" + height + ".txt", frame.text());
    }

    @ParameterizedTest
    @EnumSource(TopBy.class)
    void byEveryKind(TopBy by) {
        Golden.check("top-by-" + by.word() + ".txt", TopFrame.of(BUSY, view(by), 80, 24).text());
    }

    @Test
    void withoutData() {
        Golden.check("top-empty.txt", TopFrame.of(new TopScene().at(0), view(TopBy.PROCESS), 80, 24).text());
    }

    @ParameterizedTest
    @EnumSource(value = TopBy.class, names = {"PROCESS", "MAPPING", "CGROUP"})
    void detail(TopBy by) {
        TopRow first = TopRows.of(BUSY, view(by)).getFirst();
        TopView detail = view(by).selected(first.key).page(TopView.Page.DETAIL);
        Golden.check("top-detail-" + by.word() + ".txt", TopFrame.of(BUSY, detail, 80, 24).text());
    }

    @Test
    void wherePagesAreCountedMappingsAreNotKnown() {
        TopState counted = TopScene.counted(BUSY);
        Golden.check("top-counted-by-mapping.txt", TopFrame.of(counted, view(TopBy.MAPPING), 80, 24).text());
        for (TopBy by : List.of(TopBy.PROCESS, TopBy.CGROUP)) {
            TopView detail = view(by).selected(TopRows.of(counted, view(by)).getFirst().key).page(TopView.Page.DETAIL);
            Golden.check("top-counted-detail-" + by.word() + ".txt", TopFrame.of(counted, detail, 80, 24).text());
        }
    }

    @Test
    void help() {
        Frame frame = TopFrame.of(BUSY, view(TopBy.PROCESS).page(TopView.Page.HELP), 80, 24);
        assertThat(frame.text().lines()).allMatch(line -> line.length() <= 80);
        Golden.check("top-help.txt", frame.text());
    }

    @Test
    void noSizeBreaksIt() {
        for (TopView.Page page : TopView.Page.values()) {
            for (int width = 1; width < 200; width += 7) {
                for (int height = 1; height < 60; height += 3) {
                    TopView view = view(TopBy.PROCESS).selected(TopRows.of(BUSY, view(TopBy.PROCESS)).getFirst().key).page(page);
                    assertThat(TopFrame.of(BUSY, view, width, height).text()).isNotNull();
                    assertThat(TopFrame.of(TopScene.counted(BUSY), view, width, height).text()).isNotNull();
                }
            }
        }
    }

    @Test
    void nothingHostileReachesTheTerminal() {
        String screen = Ansi.of(TopFrame.of(BUSY, view(TopBy.PROCESS), 160, 48), false);
        assertThat(screen.replaceAll("\033\\[(H|[0-9;]*m)", "").replace("\r\n", "")).matches("\\P{Cntrl}*").contains("\\x1b[31mred\\x07\\n(66)");
    }

    @Test
    void coloursOnlyWhereTheyAreWanted() {
        Frame frame = TopFrame.of(BUSY, view(TopBy.PROCESS), 80, 24);
        assertThat(Ansi.of(frame, false)).doesNotContain("\033[3").contains("\033[1m");
        assertThat(Ansi.of(frame, true)).contains("\033[36m");
    }

    @Test
    void theSelectedRowIsAlwaysOnTheScreen() {
        TopScene scene = new TopScene();
        for (int pid = 1; pid <= 50; pid++) {
            scene.holds(pid, "p", "/", 1000 - pid);
        }
        TopState state = scene.at(0);
        TopView view = view(TopBy.PROCESS).selected(TopRows.of(state, view(TopBy.PROCESS)).get(40).key);
        assertThat(TopFrame.of(state, view, 80, 24).text()).contains("p(41)").doesNotContain("p(1)");
    }
}
