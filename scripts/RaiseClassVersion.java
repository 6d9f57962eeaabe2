// SPDX-License-Identifier: Apache-2.0
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/**
 * Copies a jar with its classes in today's class-file format. Java keeps no class older than Java 6's in an AOT cache
 * (picocli's are Java 5's), and without them the cache saves little of the start-up. The code stays what it was.
 * usage: java RaiseClassVersion.java FROM.jar TO.jar
 */
final class RaiseClassVersion {
    private RaiseClassVersion() {}

    public static void main(String[] args) throws IOException {
        Path from = Path.of(args[0]);
        URL[] itself = {from.toUri().toURL()};
        try (JarFile in = new JarFile(from.toFile());
                JarOutputStream out = new JarOutputStream(Files.newOutputStream(Path.of(args[1])));
                URLClassLoader loader = new URLClassLoader(itself)) {
            ClassFile format = ClassFile.of(
                    // Classes of before Java 6 have no stack maps, and those of today must have them.
                    StackMapsOption.GENERATE_STACK_MAPS,
                    ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(loader)
                            .orElse(ClassHierarchyResolver.defaultResolver())));
            for (JarEntry entry : (Iterable<JarEntry>) in.stream()::iterator) {
                byte[] content = in.getInputStream(entry).readAllBytes();
                if (entry.getName().endsWith(".class") && !entry.getName().endsWith("module-info.class")) {
                    content = format.transformClass(format.parse(content), raise());
                }
                JarEntry copy = new JarEntry(entry.getName());
                copy.setTime(entry.getTime());
                out.putNextEntry(copy);
                out.write(content);
                out.closeEntry();
            }
        }
    }

    private static ClassTransform raise() {
        // A method is written anew, with stack maps, only when its code is taken apart.
        MethodTransform rewritten = (method, element) -> {
            if (element instanceof CodeModel code) {
                method.transformCode(code, CodeTransform.ACCEPT_ALL);
            } else {
                method.with(element);
            }
        };
        return ClassTransform.transformingMethods(rewritten)
                .andThen(ClassTransform.dropping(element -> element instanceof ClassFileVersion))
                .andThen(ClassTransform.endHandler(all -> all.withVersion(ClassFile.latestMajorVersion(), 0)));
    }
}
