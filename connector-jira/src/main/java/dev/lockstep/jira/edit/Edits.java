package dev.lockstep.jira.edit;

import dev.lockstep.contract.RichText;
import dev.lockstep.contract.WantedFields;
import dev.lockstep.jira.edit.EditPlan.Content;
import dev.lockstep.jira.edit.LongText.TextFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares wanted fields with what an item holds: what is equal is not written, what its edit
 * screen does not take is dropped with the reason.
 */
public final class Edits {

  private final Screen screen;
  private final Map<String, @Nullable Object> actual;
  private final TextForm form;
  private final People people;
  private final Map<String, @Nullable Object> fields = new TreeMap<>();
  private final Map<String, List<Map<String, Object>>> update = new TreeMap<>();
  private final List<TextFile> files = new ArrayList<>();
  private final Map<String, String> dropped = new TreeMap<>();

  private Edits(Screen screen, Map<String, @Nullable Object> actual, TextForm form, People people) {
    this.screen = screen;
    this.actual = actual;
    this.form = form;
    this.people = people;
  }

  /**
   * What to write.
   *
   * @param basedOn what fields held when the command was made, as people read it
   * @param actual what the item holds, as Jira tells it
   */
  public static EditPlan of(
      WantedFields wanted,
      Map<String, String> basedOn,
      Screen screen,
      Map<String, @Nullable Object> actual,
      TextForm form,
      People people) {
    Edits edits = new Edits(screen, actual, form, people);
    edits.compare(wanted);
    for (Map.Entry<String, String> base : basedOn.entrySet()) {
      String field = base.getKey();
      if (edits.writes(field) && !edits.still(field, base.getValue())) {
        return new EditPlan.MovedOn(field, edits.read(field));
      }
    }
    boolean none = edits.fields.isEmpty() && edits.update.isEmpty();
    return none && edits.dropped.keySet().containsAll(wanted.names())
        ? new EditPlan.Impossible(edits.dropped)
        : new EditPlan.Write(new Content(edits.fields, edits.update), edits.files, edits.dropped);
  }

  /** The e-mail addresses by which people are named. */
  public static Set<String> emails(WantedFields wanted, Screen screen) {
    Predicate<String> people =
        id -> screen.fields().containsKey(id) && screen.fields().get(id).kind().equals("user");
    Set<String> emails = new TreeSet<>();
    Stream.of(
            wanted.set().entrySet().stream()
                .filter(field -> people.test(field.getKey()))
                .map(Map.Entry::getValue),
            Stream.of(wanted.add(), wanted.remove())
                .flatMap(many -> many.entrySet().stream())
                .filter(field -> people.test(field.getKey()))
                .flatMap(field -> field.getValue().stream()))
        .flatMap(names -> names)
        .filter(People::isEmail)
        .forEach(emails::add);
    return emails;
  }

  private void compare(WantedFields wanted) {
    wanted.names().stream()
        .filter(id -> screen.field(id) == null)
        .forEach(id -> dropped.put(id, "not on the " + screen.name() + " screen"));
    wanted.set().forEach((id, text) -> with(id, field -> set(field, text)));
    wanted.texts().forEach((id, text) -> with(id, field -> text(field, text)));
    wanted.clear().forEach(id -> with(id, this::clear));
    Set<String> many = new TreeSet<>(wanted.add().keySet());
    many.addAll(wanted.remove().keySet());
    many.forEach(
        id ->
            with(
                id,
                field ->
                    change(
                        field,
                        wanted.add().getOrDefault(id, Set.of()),
                        wanted.remove().getOrDefault(id, Set.of()))));
  }

  private void with(String id, Consumer<FieldMeta> deed) {
    FieldMeta field = screen.field(id);
    if (field != null) {
      deed.accept(field);
    }
  }

  private void set(FieldMeta field, String text) {
    if (field.document()) {
      text(field, new RichText(RichText.Form.PLAIN, text));
      return;
    }
    Value value = Values.given(field, text, people);
    if (value instanceof Value.Unusable no) {
      dropped.put(field.id(), no.reason());
    } else if (value instanceof Value.Usable usable && !holdsOnly(field, usable)) {
      fields.put(field.id(), usable.json());
    }
  }

  private boolean holdsOnly(FieldMeta field, Value.Usable wanted) {
    List<?> held = held(field);
    return held.size() == 1 && Values.same(field, held.get(0), wanted);
  }

  private void text(FieldMeta field, RichText text) {
    if (!field.document()) {
      set(field.plainly(), form.plain(text));
      return;
    }
    LongText fitted = LongText.of(LongText.fileName(field.id()), text, form);
    Object value = form.write(fitted.shown());
    if (!form.same(actual.get(field.id()), value)) {
      fields.put(field.id(), value);
    }
    if (fitted.file() != null) {
      files.add(fitted.file());
    }
  }

  private void clear(FieldMeta field) {
    if (held(field).isEmpty()) {
      return;
    }
    if (field.required()) {
      dropped.put(field.id(), "it is required");
    } else {
      fields.put(field.id(), field.listsValues() ? List.of() : null);
    }
  }

  private void change(FieldMeta field, Set<String> add, Set<String> remove) {
    if (!field.many()) {
      dropped.put(field.id(), "it holds one value: name it in set, not in add or remove");
      return;
    }
    List<String> wrong = new ArrayList<>();
    List<Map<String, Object>> steps = new ArrayList<>();
    List<Object> all = new ArrayList<>(held(field));
    for (String text : add) {
      Value value = Values.of(field, text, people);
      if (value instanceof Value.Unusable no) {
        wrong.add(no.reason());
      } else if (value instanceof Value.Usable usable && missing(field, all, usable)) {
        steps.add(Map.of("add", usable.json()));
        all.add(usable.json());
      }
    }
    for (String text : remove) {
      // What Jira does not know is not held either.
      if (Values.of(field, text, people) instanceof Value.Usable usable
          && !missing(field, all, usable)) {
        steps.add(Map.of("remove", usable.json()));
        all.removeIf(one -> Values.same(field, one, usable));
      }
    }
    if (!wrong.isEmpty()) {
      dropped.put(field.id(), String.join("; ", wrong));
    }
    write(field, steps, all);
  }

  private void write(FieldMeta field, List<Map<String, Object>> steps, List<Object> all) {
    if (steps.isEmpty()) {
      return;
    }
    if (field.operations().containsAll(Set.of("add", "remove"))) {
      update.put(field.id(), List.copyOf(steps));
    } else {
      fields.put(field.id(), List.copyOf(all));
    }
  }

  private static boolean missing(FieldMeta field, List<Object> held, Value.Usable wanted) {
    return held.stream().noneMatch(one -> Values.same(field, one, wanted));
  }

  @SuppressWarnings("unchecked") // what Jira lists are values
  private List<Object> held(FieldMeta field) {
    Object value = actual.get(field.id());
    if (value == null || value.equals("")) {
      return List.of();
    }
    return value instanceof List<?> list ? (List<Object>) list : List.of(value);
  }

  private boolean writes(String field) {
    return fields.containsKey(field) || update.containsKey(field);
  }

  private boolean still(String id, String base) {
    FieldMeta field = screen.field(id);
    Object value = actual.get(id);
    return read(id).strip().equals(base.strip())
        || field != null && !field.many() && Values.called(field, value, base);
  }

  private String read(String id) {
    FieldMeta field = screen.field(id);
    return field != null && field.document()
        ? form.read(actual.get(id))
        : Values.shown(actual.get(id));
  }
}
