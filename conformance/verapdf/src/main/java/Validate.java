import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/**
 * Validates many PDF files in one JVM against PDF/UA-1 and PDF/A-3a.
 *
 * <p>Arguments are files and folders (whose *.pdf are taken, at any depth). One line for each file
 * and flavour, {@code FILE FLAVOUR rules-failed ms}, and under it one line for each failed rule.
 * The last line is the total. Exit 0: all conform; 1: a rule failed or a file could not be read;
 * 2: no file given.
 */
public final class Validate {
    private static final PDFAFlavour[] FLAVOURS = {PDFAFlavour.PDFUA_1, PDFAFlavour.PDFA_3_A};
    private static final int SHOWN = 3; // places named for each failed rule

    public static void main(String[] args) throws IOException {
        Logger.getLogger("").setLevel(Level.SEVERE);
        VeraGreenfieldFoundryProvider.initialise();
        List<Path> files = new ArrayList<>();
        for (String arg : args) {
            try (Stream<Path> below = Files.walk(Path.of(arg))) {
                below.filter(p -> Files.isRegularFile(p) && (p.toString().endsWith(".pdf") || p.equals(Path.of(arg))))
                        .sorted().forEach(files::add);
            }
        }
        if (files.isEmpty()) {
            System.err.println("no PDF file given");
            System.exit(2);
        }
        int failed = 0;
        long start = System.nanoTime();
        for (Path file : files) {
            for (PDFAFlavour flavour : FLAVOURS) {
                failed += validate(file, flavour);
            }
        }
        System.out.printf("total: %d files, %d rules failed, %.1f s%n",
                files.size(), failed, (System.nanoTime() - start) / 1e9);
        System.exit(failed == 0 ? 0 : 1);
    }

    /** Prints the verdict on one file and gives the number of rules it fails. */
    private static int validate(Path file, PDFAFlavour flavour) {
        long start = System.nanoTime();
        var rules = new TreeMap<String, List<String>>();
        try (var parser = Foundries.defaultInstance().createParser(file.toFile(), flavour);
                var validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            for (TestAssertion a : validator.validate(parser).getTestAssertions()) {
                if (a.getStatus() == TestAssertion.Status.FAILED) {
                    String rule = a.getRuleId().getClause() + "-" + a.getRuleId().getTestNumber() + " " + a.getMessage();
                    rules.computeIfAbsent(rule, r -> new ArrayList<>()).add(a.getLocation().getContext());
                }
            }
        } catch (Exception e) {
            rules.put("unreadable: " + e, List.of());
        }
        System.out.printf("%s %s %d %d%n", file, flavour.getId(), rules.size(), (System.nanoTime() - start) / 1_000_000);
        rules.forEach((rule, places) -> {
            System.out.printf("  %s (%d times)%n", rule, places.size());
            places.stream().limit(SHOWN).forEach(place -> System.out.println("    at " + place));
        });
        return rules.size();
    }
}
