package dev.junittls.jupiter;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Everything that the places of a test or class ask for, read before anything is made: from the
 * outermost class around it down to the test method.
 */
record Scope(ExtensionContext context, List<Layer> layers) {

  private record Key(String contextId) {}

  private record LayerKey(Class<?> testClass) {}

  /** An authority, and the context in which it lives. */
  record Home(AuthorityKey authority, ExtensionContext context) {}

  static Scope of(ExtensionContext context) {
    return TlsExtension.store(context)
        .getOrComputeIfAbsent(new Key(context.getUniqueId()), key -> read(context), Scope.class);
  }

  /** Where a test's authorities and credentials live: those of an audit last for all its calls. */
  static ExtensionContext whole(ExtensionContext context) {
    return context
        .getTestMethod()
        .filter(Audit::isOn)
        .flatMap(method -> context.getParent())
        .filter(template -> template.getTestMethod().isPresent())
        .orElse(context);
  }

  private static Scope read(ExtensionContext context) {
    List<Layer> layers = new ArrayList<>();
    for (ExtensionContext each : classesAround(context)) {
      layers.add(
          TlsExtension.store(each)
              .getOrComputeIfAbsent(
                  new LayerKey(each.getRequiredTestClass()),
                  key -> Layer.ofClass(each, last(layers)),
                  Layer.class));
    }
    context
        .getTestMethod()
        .ifPresent(
            method ->
                layers.add(Layer.ofMethod(method, whole(context), last(layers).orElseThrow())));
    Scope scope = new Scope(context, List.copyOf(layers));
    scope.check();
    return scope;
  }

  private static Optional<Layer> last(List<Layer> layers) {
    return layers.isEmpty() ? Optional.empty() : Optional.of(layers.get(layers.size() - 1));
  }

  /** The contexts of the test class and the classes around it, outermost first. */
  private static Deque<ExtensionContext> classesAround(ExtensionContext context) {
    Deque<ExtensionContext> contexts = new ArrayDeque<>();
    Set<Class<?>> seen = new HashSet<>();
    Optional<ExtensionContext> next = Optional.of(context);
    while (next.isPresent()) {
      ExtensionContext each = next.get();
      if (each.getTestMethod().isEmpty() && each.getTestClass().filter(seen::add).isPresent()) {
        contexts.addFirst(each);
      }
      next = each.getParent();
    }
    return contexts;
  }

  private void check() {
    Set<String> names = new LinkedHashSet<>();
    layers.forEach(layer -> layer.wishes().forEach(wish -> names.addAll(wish.authorities())));
    names.forEach(this::home);
  }

  /**
   * An authority belongs to the outermost class that needs it for itself, for instance for a static
   * field; otherwise to the test.
   */
  Home home(String name) {
    int owner = 0;
    while (owner < layers.size() - 1 && !needs(owner, name)) {
      owner++;
    }
    Layer home = layers.get(owner);
    List<AuthorityWish> said = said(layers.subList(0, owner + 1), name);
    AuthorityKey key = AuthorityWish.together(name, said, home.defaults());
    for (AuthorityWish later : said(layers.subList(owner + 1, layers.size()), name)) {
      later.addsNothingTo(key, "class " + Place.nameOf(home.testClass()));
    }
    return new Home(key, home.context());
  }

  /** Whether something that lives as long as this class needs the authority. */
  private boolean needs(int index, String name) {
    Layer layer = layers.get(index);
    Stream<Wish> ofInstances =
        layer.oneInstance()
            ? layers.subList(0, index + 1).stream().flatMap(each -> each.ofInstance().stream())
            : Stream.empty();
    return Stream.concat(layer.ofLayer().stream(), ofInstances)
        .anyMatch(wish -> wish.authorities().contains(name));
  }

  private static List<AuthorityWish> said(List<Layer> layers, String name) {
    return layers.stream()
        .flatMap(Layer::wishes)
        .flatMap(wish -> wish.authority().stream())
        .filter(authority -> authority.name().equals(name))
        .toList();
  }

  /** Where an instance of a layer's class lives: in a class that keeps its instance, or a test. */
  ExtensionContext lifeOfInstance(Layer layer) {
    return layers.subList(layers.indexOf(layer), layers.size()).stream()
        .filter(Layer::oneInstance)
        .findFirst()
        .map(Layer::context)
        .orElse(context);
  }

  /**
   * The layer to which a class around the test belongs, as itself or as a superclass; never that of
   * the test method, whose things live shorter than those of a class.
   */
  Layer layerOf(Class<?> type) {
    List<Layer> ofClasses =
        layers.stream().filter(layer -> layer.context().getTestMethod().isEmpty()).toList();
    for (int i = ofClasses.size() - 1; i >= 0; i--) {
      if (type.isAssignableFrom(ofClasses.get(i).testClass())) {
        return ofClasses.get(i);
      }
    }
    return ofClasses.get(ofClasses.size() - 1);
  }
}
