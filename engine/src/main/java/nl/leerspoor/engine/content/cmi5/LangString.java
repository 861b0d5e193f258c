package nl.leerspoor.engine.content.cmi5;

/**
 * A text in the language of the course and in English.
 *
 * @param language a BCP 47 tag
 * @param text in that language
 * @param english the same in English; not written when the language is English
 */
public record LangString(String language, String text, String english) {}
